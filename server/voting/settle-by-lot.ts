import { deed } from '@/domain/record/deeds';
import { settledBy } from '@/domain/voting/choices/lot';
import { act } from '@/server/acts/act';
import { did } from '@/server/acts/done';
import { countStored } from './counting/count-stored';
import { findCounted } from './find-counted';
import { changeVote, type Vote } from './repository';
import { shuffle } from './shuffle';
import { heldVote, type VotePlace } from './vote-thing';

export type SettleByLot = VotePlace & {
  /**
   * An order of all options that was drawn in the room; null lets the server draw one by
   * the system's randomness.
   */
  drawn: readonly string[] | null;
};

/**
 * Settles what only a lot can: adds the lot to the vote's rule and counts it again by it.
 * Nothing else changes, and the file carries the lot, so that anybody gets the same.
 */
export const settleByLot = act({
  act: 'settle-by-lot',
  on: heldVote,
  work: async ({ transaction, held: vote }, asked: SettleByLot) => {
    const { publishedAt, verdict: before, terms, number } = vote;
    const lot = asked.drawn ?? shuffle(optionIds(vote));
    const deciding = settledBy({ deciding: terms.deciding, publishedAt, verdict: before }, lot);
    if (!deciding.ok) return deciding;
    const settledTerms = { ...terms, deciding: deciding.value };
    const count = await countStored(
      await findCounted(transaction, { ...vote, terms: settledTerms }),
    );
    if (!count.ok) return count;
    const verdict = count.value;
    if (verdict.tally === null) throw new Error('A lot was drawn where nothing is counted.');
    await changeVote(transaction, vote.id, { rule: deciding.value.rule, verdict });
    const told = {
      number,
      question: terms.question,
      drawn: asked.drawn ? ('room' as const) : ('server' as const),
      lot: [...lot],
      outcome: verdict.outcome,
      elected: [...verdict.elected],
      inequality: verdict.inequality,
    };
    return did(verdict, deed('settle-by-lot', vote.id, told));
  },
});

function optionIds({ terms: { deciding } }: Vote): string[] {
  return 'options' in deciding ? deciding.options.map(({ id }) => id) : [];
}
