import { refuse, type Result } from '@/domain/result';
import { readContent, type BallotContent, type ContentRefusal } from './ballot';
import type { Deciding } from '@/domain/voting/terms';

export type BallotRefusal =
  | ContentRefusal
  | 'vote-not-open'
  | 'vote-paused'
  | 'vote-closed'
  | 'not-on-roll'
  | 'suspended'
  | 'only-the-head'
  | 'by-proxy'
  | 'marked-absent'
  | 'has-voted'
  | 'stale-page';

/** When ballots are taken; the instants are the database's. */
export type OpenTimes = {
  /** Null until the vote opens. */
  readonly openedAt: Date | null;
  readonly pausedAt: Date | null;
  readonly closesAt: Date | null;
  readonly closedAt: Date | null;
};

/** What is asked of a vote before a ballot is let in. */
export type OpenQuestion = OpenTimes & {
  readonly deciding: Deciding;
  /** Who casts for a delegation. */
  readonly castBy: 'any' | 'head';
  /** SHA-256 of the text that is voted on; null for a question without a text. */
  readonly sha256: string | null;
};

/** The voter's line on the roll, as the one who casts finds it. */
export type VoterLine = {
  readonly suspendedFor: string | null;
  /** The delegation that casts for this one [V45]; null when it casts itself. */
  readonly proxyId: string | null;
  readonly mark: 'absent' | 'not-participating' | null;
};

/** Who casts: the delegation they belong to, and whether they are its head. */
export type Caster = { readonly delegationId: string | null; readonly isHead: boolean };

/** A ballot as it arrives: for whom, how marked, and which text its voter had before them. */
export type IncomingBallot = {
  readonly delegationId: string;
  readonly line: VoterLine | null;
  readonly caster: Caster;
  readonly marks: unknown;
  readonly sha256: string | null;
};

/**
 * Lets a ballot into a vote, or says why not. A ballot may be changed until the vote
 * closes; the closing instant itself is too late. A ballot given on another text than
 * the one that is voted on is refused as stale.
 *
 * @param now the database's clock, read while the vote is held
 */
export function acceptBallot(
  question: OpenQuestion,
  ballot: IncomingBallot,
  now: Date,
): Result<BallotContent, BallotRefusal> {
  const untimely = momentRefusal(question, now);
  if (untimely) return refuse(untimely);
  const unentitled = lineRefusal(question, ballot);
  if (unentitled) return refuse(unentitled);
  if (ballot.sha256 !== question.sha256) return refuse('stale-page');
  return readContent(question.deciding, ballot.marks);
}

function momentRefusal(times: OpenTimes, now: Date): BallotRefusal | null {
  if (times.openedAt === null) return 'vote-not-open';
  if (times.closedAt !== null || isOverdue(times, now)) return 'vote-closed';
  return times.pausedAt === null ? null : 'vote-paused';
}

export type LineRefusal = Extract<
  BallotRefusal,
  'not-on-roll' | 'suspended' | 'only-the-head' | 'by-proxy' | 'marked-absent'
>;

/** Why somebody may not speak for a delegation in this vote; null when they may. */
export function lineRefusal(
  { castBy }: Pick<OpenQuestion, 'castBy'>,
  { delegationId, line, caster }: Omit<IncomingBallot, 'marks' | 'sha256'>,
): LineRefusal | null {
  if (!line || caster.delegationId === null) return 'not-on-roll';
  if (line.suspendedFor !== null) return 'suspended';
  const casting = line.proxyId ?? delegationId;
  if (caster.delegationId !== casting) {
    return caster.delegationId === delegationId ? 'by-proxy' : 'not-on-roll';
  }
  if (castBy === 'head' && !caster.isHead) return 'only-the-head';
  return line.mark === null ? null : 'marked-absent';
}

/** Whether everybody who can vote has: the suspended and those marked by the chair cannot. */
export function haveAllVoted(
  roll: readonly (VoterLine & { readonly hasVoted: boolean })[],
): boolean {
  return roll
    .filter(({ suspendedFor, mark }) => suspendedFor === null && mark === null)
    .every(({ hasVoted }) => hasVoted);
}

/** Whether ballots are taken at this instant. */
export function isOpenAt(times: OpenTimes, now: Date): boolean {
  return momentRefusal(times, now) === null;
}

/** Whether the deadline has passed and nobody has closed the vote yet. A pause stops the clock. */
export function isOverdue(
  { closesAt, closedAt, pausedAt }: Pick<OpenTimes, 'closesAt' | 'closedAt' | 'pausedAt'>,
  now: Date,
): boolean {
  return closedAt === null && pausedAt === null && closesAt !== null && now >= closesAt;
}

/** How a vote stands; the words are in docs/glossary.md. */
export type VoteStatus = 'scheduled' | 'voting' | 'paused' | 'closed' | 'published' | 'cancelled';

/** How a vote stands, from its instants; one that was called off is nothing else any more [V46]. */
export function statusOf(
  times: Omit<OpenTimes, 'closesAt'> & {
    readonly publishedAt: Date | null;
    readonly cancelledAt: Date | null;
  },
): VoteStatus {
  if (times.cancelledAt !== null) return 'cancelled';
  if (times.openedAt === null) return 'scheduled';
  if (times.closedAt === null) return times.pausedAt === null ? 'voting' : 'paused';
  return times.publishedAt === null ? 'closed' : 'published';
}
