import type { VoteConduct } from '@/domain/voting/conduct/conduct';
import type { Database } from '@/server/database/client';
import { findSecondOf, type Vote } from '@/server/voting/repository';
import type { RollLine } from '@/server/voting/roll/repository';
import { listRulings } from '@/server/voting/rulings/repository';
import { listStatements } from '@/server/voting/statements/repository';
import { findOtherVote } from './repository';

/** What was done with a vote and said beside it, with the names of the roll. */
export async function findConduct(
  source: Database,
  vote: Vote,
  roll: readonly RollLine[],
): Promise<VoteConduct> {
  const lineOf = new Map(roll.map((line) => [line.delegationId, line]));
  const named = (delegationId: string) => {
    const line = lineOf.get(delegationId);
    return { voter: line?.id ?? '', name: line?.name ?? '' };
  };
  const rulings = await listRulings(source, vote.id);
  const statements = await listStatements(source, vote.id);
  return {
    rulings: rulings.map(({ id, kind, delegationId, reason, at, liftedAt }) => {
      const ruled = { id, kind, reason, at: at.toISOString(), isLifted: liftedAt !== null };
      return { ...ruled, ...named(delegationId) };
    }),
    statements: statements.map(({ kind, delegationId, body, at }) => {
      return { kind, body, at: at.toISOString(), ...named(delegationId) };
    }),
    calledFirst: vote.rollFrom,
    secondOf: await findOtherVote(source, vote.secondOfId),
    second: await findSecondOf(source, vote.id),
    calledOff: vote.calledOff,
  };
}
