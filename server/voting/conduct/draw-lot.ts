import { randomInt } from 'node:crypto';
import { deed } from '@/domain/record/deeds';
import { refuse } from '@/domain/result';
import { act } from '@/server/acts/act';
import { did } from '@/server/acts/done';
import { changeVote } from '@/server/voting/repository';
import { findRoll } from '@/server/voting/roll/repository';
import { heldVote } from '@/server/voting/vote-thing';

/**
 * Draws by lot the delegation with which the calling of the roll begins, once for a vote,
 * with the randomness of the operating system. Source: UN General Assembly, rule 87(a).
 */
export const drawLot = act({
  act: 'draw-lot',
  on: heldVote,
  work: async ({ transaction, held: vote }) => {
    if (vote.openedAt === null) return refuse('vote-not-open');
    if (vote.closedAt !== null) return refuse('vote-closed');
    if (vote.rollFrom !== null) return refuse('lot-drawn');
    const roll = await findRoll(transaction, vote.id);
    const drawn = roll[randomInt(roll.length)];
    if (!drawn) throw new Error(`Vote ${vote.id} has nobody on its roll.`);
    await changeVote(transaction, vote.id, { rollFrom: drawn.id });
    const { number } = vote;
    const told = { name: drawn.name, delegation: drawn.id, among: roll.map(({ id }) => id) };
    return did(null, deed('draw-lot', vote.id, { number, ...told }));
  },
});
