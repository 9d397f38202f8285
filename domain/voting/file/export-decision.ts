import { FaultyVoteError } from '@/domain/voting/fault';
import type { RollEntry } from '@/domain/voting/rules/rule';
import type { UncountedMethod } from '@/domain/voting/terms';
import { readVoteRecord, countFormat, recount } from './vote-record';
import { decideBySilence, type VerdictWithoutVote } from '@/domain/voting/heard/without-a-vote';

/** What a decision without a vote is made of [V34, V35]. Instants are ISO 8601 in UTC. */
export type DecisionMade = {
  readonly method: UncountedMethod;
  readonly roll: readonly RollEntry[];
  readonly startedAt: string;
  /** As it was at first; null where the chair asks and closes. */
  readonly deadlineAt: string | null;
  readonly extensions: readonly {
    readonly grantedAt: string;
    readonly deadlineAt: string;
    readonly reason: string;
  }[];
  /** When it was proved that a delegation had been told, by its name on the roll. */
  readonly notified: Readonly<Record<string, string>>;
  readonly objections: readonly {
    readonly by: string;
    readonly at: string;
    readonly withdrawnAt: string | null;
    readonly reason: string;
  }[];
};

/** Writes a decision without a vote as the file that anybody can judge again [V18]. */
export function exportDecision(decision: DecisionMade) {
  const { method, startedAt, deadlineAt, extensions, notified } = decision;
  return {
    format: countFormat,
    method,
    roll: decision.roll.map(({ id, name, weight, groups, entitled }) => {
      return { id, name, weight, groups: [...groups], entitled };
    }),
    ...(method === 'silence' && {
      startedAt,
      deadlineAt,
      extensions: extensions.map((extension) => ({ ...extension })),
      notified: { ...notified },
    }),
    objections: decision.objections.map(({ withdrawnAt, ...objection }) => {
      return withdrawnAt === null ? objection : { ...objection, withdrawnAt };
    }),
  };
}

/** How a decision stands at an instant, by way of its own export as `countVote` counts. */
export function standingAt(decision: DecisionMade, now: number): VerdictWithoutVote {
  const record = readVoteRecord(exportDecision(decision));
  if (!record.ok) throw new FaultyVoteError(record.faults);
  const verdict =
    record.value.kind === 'silence'
      ? decideBySilence(record.value.procedure, now)
      : recount(record.value);
  if (verdict.tally !== null) throw new Error(`A decision by ${decision.method} was counted.`);
  return verdict;
}

/** What a decision that is over came to. */
export function judge(decision: DecisionMade): VerdictWithoutVote {
  return standingAt(decision, Infinity);
}
