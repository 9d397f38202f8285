import { exportDecision, type DecisionMade } from '@/domain/voting/file/export-decision';
import { exportVote, type CountedVote } from '@/domain/voting/file/export-vote';
import { isSecret } from '@/domain/voting/casting/secrecy';
import type { Database } from '@/server/database/client';
import type { Vote } from './repository';
import { findRoll, type RollLine } from './roll/repository';
import { findPapers } from './secret/repository';
import { findDecision } from './without-vote/find-decision';

/** A vote as a recount needs it, its roll with what only the server knows of it. */
export type Counted = CountedVote & {
  roll: readonly RollLine[];
  /** What was said in a decision without a vote; null where ballots are counted. */
  said: DecisionMade | null;
};

/** Reads the roll of a vote and its ballots, those of a secret vote apart from it. */
export async function findCounted(source: Database, vote: Vote): Promise<Counted> {
  const { id, terms } = vote;
  const roll = await findRoll(source, id);
  return {
    deciding: terms.deciding,
    roll,
    isSecond: vote.secondOfId !== null,
    papers: isSecret(terms) ? await findPapers(source, id) : null,
    said: await findDecision(source, vote, roll),
  };
}

/** Writes what was counted, or what was said, as the file that anybody can recount [V18]. */
export function fileOf(counted: Counted): object {
  return counted.said ? exportDecision(counted.said) : exportVote(counted);
}
