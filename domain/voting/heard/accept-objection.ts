import { accept, refuse, type Result } from '@/domain/result';
import {
  lineRefusal,
  type Caster,
  type LineRefusal,
  type OpenTimes,
  type VoterLine,
} from '@/domain/voting/casting/accept-ballot';
import { checkReason } from '@/domain/voting/casting/ballot';

export type ObjectionRefusal =
  | LineRefusal
  | 'vote-not-open'
  | 'vote-paused'
  | 'vote-closed'
  | 'objection-needs-reason'
  | 'reason-too-long'
  | 'already-objected'
  | 'no-objection';

/** Who speaks, for whom, and whether an objection of that delegation stands already. */
export type Objector = {
  readonly delegationId: string;
  readonly line: VoterLine | null;
  readonly caster: Caster;
  readonly hasObjected: boolean;
};

type OpenDecision = OpenTimes & { readonly castBy: 'any' | 'head' };

/**
 * Lets an objection in, or says why not [V34, V35]: with its reason, one of a delegation
 * at a time, up to and at the deadline.
 *
 * @param now the database's clock, read while the question is held
 */
export function acceptObjection(
  decision: OpenDecision,
  objector: Objector,
  reason: string,
  now: Date,
): Result<{ reason: string }, ObjectionRefusal> {
  const refusal = speakerRefusal(decision, objector, now);
  if (refusal) return refuse(refusal);
  if (objector.hasObjected) return refuse('already-objected');
  const given = checkReason(reason);
  return given.ok ? accept({ reason: given.value }) : given;
}

/** Lets an objection be withdrawn, or says why not: in the same time, by whoever may object. */
export function acceptWithdrawal(
  decision: OpenDecision,
  objector: Objector,
  now: Date,
): Result<null, ObjectionRefusal> {
  const refusal = speakerRefusal(decision, objector, now);
  if (refusal) return refuse(refusal);
  return objector.hasObjected ? accept(null) : refuse('no-objection');
}

function speakerRefusal(
  decision: OpenDecision,
  objector: Objector,
  now: Date,
): ObjectionRefusal | null {
  if (decision.openedAt === null) return 'vote-not-open';
  if (decision.closedAt !== null || isOver(decision, now)) return 'vote-closed';
  if (decision.pausedAt !== null) return 'vote-paused';
  return lineRefusal(decision, objector);
}

/** Whether the time for objections has passed: at the deadline itself one still counts [V35]. */
export function isOver({ closesAt }: Pick<OpenTimes, 'closesAt'>, now: Date): boolean {
  return closesAt !== null && now > closesAt;
}
