import type { CountRefusal } from '@/domain/voting/counting';
import { accept, refuse, type Result } from '@/domain/result';
import { settledBy, type LotRefusal } from '@/domain/voting/choices/lot';
import type { Verdict } from '@/domain/voting/rules/verdict';
import type { Json } from '@/domain/record/canonical';
import { appendToRecord } from '@/server/record/append-to-record';
import {
  actInSession,
  type SignedInPerson,
  type WeightyRefusal,
} from '@/server/sessions/act-in-session';
import type { VotePlace } from './close-vote';
import { countStored } from './counting/count-stored';
import { findCounted } from './find-counted';
import { changeVote, lockVote, type Vote } from './repository';
import { shuffle } from './shuffle';
import { tellOfVote } from './tell-of-vote';

export type SettleByLotRefusal = WeightyRefusal | LotRefusal | CountRefusal;

type Settled = { vote: Vote; verdict: Verdict };

/**
 * Settles what only a lot can: adds the lot to the vote's rule and counts it again by it.
 * Nothing else changes, and the file carries the lot, so that anybody gets the same.
 *
 * @param drawn an order of all options that was drawn in the room; null lets the server
 *   draw one by the system's randomness
 */
export async function settleByLot(
  person: SignedInPerson,
  { sessionId, voteId }: VotePlace,
  drawn: readonly string[] | null,
): Promise<Result<Verdict, SettleByLotRefusal>> {
  const settled = await actInSession<Settled, SettleByLotRefusal>(
    person,
    sessionId,
    'settle-by-lot',
    async ({ transaction, actor }) => {
      const vote = await lockVote(transaction, sessionId, voteId);
      if (!vote) return refuse('not-found');
      const { publishedAt, verdict: before, terms } = vote;
      const lot = drawn ?? shuffle(optionIds(vote));
      const deciding = settledBy({ deciding: terms.deciding, publishedAt, verdict: before }, lot);
      if (!deciding.ok) return deciding;
      const settledTerms = { ...terms, deciding: deciding.value };
      const count = await countStored(
        await findCounted(transaction, { ...vote, terms: settledTerms }),
      );
      if (!count.ok) return count;
      const verdict = count.value;
      if (verdict.tally === null) throw new Error('A lot was drawn where nothing is counted.');
      await changeVote(transaction, voteId, { rule: deciding.value.rule, verdict });
      await appendToRecord(transaction, {
        sessionId,
        actor,
        act: 'settle-by-lot',
        subject: { kind: 'vote', id: voteId },
        payload: {
          number: vote.number,
          question: terms.question,
          drawn: drawn ? 'room' : 'server',
          ...lotOnRecord(lot, verdict),
        },
      });
      return accept({ vote, verdict });
    },
  );
  if (!settled.ok) return settled;
  tellOfVote(settled.value.vote);
  return accept(settled.value.verdict);
}

function optionIds({ terms: { deciding } }: Vote): string[] {
  return 'options' in deciding ? deciding.options.map(({ id }) => id) : [];
}

function lotOnRecord(lot: readonly string[], { outcome, elected, inequality }: Verdict) {
  return { lot: [...lot], outcome, elected: [...elected], inequality } satisfies Record<
    string,
    Json
  >;
}
