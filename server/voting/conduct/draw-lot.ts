import { randomInt } from 'node:crypto';
import { accept, refuse, type Result } from '@/domain/result';
import type { SignedInPerson, WeightyRefusal } from '@/server/sessions/act-in-session';
import type { VotePlace } from '@/server/voting/close-vote';
import { changeVote } from '@/server/voting/repository';
import { findRoll } from '@/server/voting/roll/repository';
import { actOnVote } from './act-on-vote';

export type LotRefusal = 'vote-not-open' | 'vote-closed' | 'lot-drawn';

/**
 * Draws by lot the delegation with which the calling of the roll begins, once for a vote,
 * with the randomness of the operating system. Source: UN General Assembly, rule 87(a).
 */
export async function drawLot(
  person: SignedInPerson,
  place: VotePlace,
): Promise<Result<null, WeightyRefusal | LotRefusal>> {
  return actOnVote<LotRefusal>(person, place, 'draw-lot', async ({ transaction, vote }) => {
    if (vote.openedAt === null) return refuse('vote-not-open');
    if (vote.closedAt !== null) return refuse('vote-closed');
    if (vote.rollFrom !== null) return refuse('lot-drawn');
    const roll = await findRoll(transaction, vote.id);
    const drawn = roll[randomInt(roll.length)];
    if (!drawn) throw new Error(`Vote ${vote.id} has nobody on its roll.`);
    await changeVote(transaction, vote.id, { rollFrom: drawn.id });
    return accept({ name: drawn.name, delegation: drawn.id, among: roll.map(({ id }) => id) });
  });
}
