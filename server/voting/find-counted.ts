import type { CountedVote } from '@/domain/voting/export-vote';
import { isSecret } from '@/domain/voting/secrecy';
import type { Database } from '@/server/database/client';
import type { Vote } from './repository';
import { findRoll, type RollLine } from './roll/repository';
import { findPapers } from './secret/repository';

/** A vote as a recount needs it, its roll with what only the server knows of it. */
export type Counted = CountedVote & { roll: readonly RollLine[] };

/** Reads the roll of a vote and its ballots, those of a secret vote apart from it. */
export async function findCounted(source: Database, { id, terms }: Vote): Promise<Counted> {
  return {
    deciding: terms.deciding,
    roll: await findRoll(source, id),
    papers: isSecret(terms) ? await findPapers(source, id) : null,
  };
}
