import { plainText } from '@/domain/plain-words';
import { accept, refuse, type Result } from '@/domain/result';
import { isOpenAt, type OpenTimes, type VoterLine } from '@/domain/voting/casting/accept-ballot';
import type { Secrecy } from '@/domain/voting/terms';

/**
 * What a chair can rule about a delegation while a vote runs: that it is absent, that it
 * takes no part, or that it has to abstain, as a party to a dispute has to in the
 * Security Council [V41].
 */
export const rulingKinds = ['absent', 'not-participating', 'obligatory-abstention'] as const;

export type RulingKind = (typeof rulingKinds)[number];

export function isRulingKind(value: unknown): value is RulingKind {
  return rulingKinds.some((kind) => kind === value);
}

/** A ruling that keeps a delegation from casting is a mark on its line of the roll. */
export function markOf(kind: RulingKind): VoterLine['mark'] {
  return kind === 'obligatory-abstention' ? null : kind;
}

export type ReasonRefusal = 'reason-missing' | 'reason-too-long';

/** So long the reason of a ruling may be, in characters. */
export const rulingReasonMax = 1_000;

/** Reads the reason of a chair's act: nobody is ruled out without one. */
export function readReason(text: string): Result<string, ReasonRefusal> {
  const reason = plainText(text);
  if (reason === '') return refuse('reason-missing');
  return reason.length > rulingReasonMax ? refuse('reason-too-long') : accept(reason);
}

export type RulingRefusal =
  | 'vote-not-open'
  | 'vote-closed'
  | 'secret-no-rulings'
  | 'not-on-roll'
  | 'suspended'
  | 'ruled-already'
  | 'ballot-is-in';

/** A delegation's line as a ruling finds it. */
export type RuledLine = VoterLine & { readonly hasVoted: boolean; readonly mustAbstain: boolean };

/** The vote a ruling is made in. */
export type RuledVote = OpenTimes & { readonly terms: { readonly secrecy: Secrecy } };

/**
 * Whether the chair may rule this now [V41]: while the vote is open or paused, once for a
 * delegation. A delegation that has voted is neither absent nor without a part; one that
 * must abstain may have voted, its ballot is kept and another answer counted. In a secret
 * vote there are none: a ballot without a name cannot be replaced, and a refusal would
 * tell who has voted.
 *
 * @param now the database's clock, read while the vote is held
 */
export function checkRuling(
  vote: RuledVote,
  line: RuledLine | null,
  kind: RulingKind,
  now: Date,
): Result<null, RulingRefusal> {
  const untimely = rulingMomentRefusal(vote, now);
  if (untimely) return refuse(untimely);
  if (vote.terms.secrecy === 'secret') return refuse('secret-no-rulings');
  if (!line) return refuse('not-on-roll');
  if (line.suspendedFor !== null) return refuse('suspended');
  if (line.mark !== null || line.mustAbstain) return refuse('ruled-already');
  return markOf(kind) !== null && line.hasVoted ? refuse('ballot-is-in') : accept(null);
}

/** Rulings are made and lifted while the vote is open or paused. */
export function rulingMomentRefusal(
  times: OpenTimes,
  now: Date,
): 'vote-not-open' | 'vote-closed' | null {
  if (times.openedAt === null) return 'vote-not-open';
  return isOpenAt({ ...times, pausedAt: null }, now) ? null : 'vote-closed';
}
