import { deed } from '@/domain/record/deeds';
import { refuse } from '@/domain/result';
import { act } from '@/server/acts/act';
import { did } from '@/server/acts/done';
import { resultOnRecord } from '@/server/voting/closing';
import { findCounted } from '@/server/voting/find-counted';
import { changeVote } from '@/server/voting/repository';
import { heldVote } from '@/server/voting/vote-thing';
import { letDraftsFollow } from '@/server/voting/voted-drafts';

/**
 * Publishes the result of a vote that was closed without one: only now it is on the record
 * and on any page, and the draft takes the status it leads to.
 */
export const publishVote = act({
  act: 'publish-vote',
  on: heldVote,
  work: async ({ transaction, now, held: vote }) => {
    if (vote.closedAt === null || vote.verdict === null) return refuse('vote-not-closed');
    if (vote.publishedAt !== null) return refuse('vote-published');
    await changeVote(transaction, vote.id, { publishedAt: now });
    await letDraftsFollow(transaction, vote, vote.verdict.outcome);
    const counted = await findCounted(transaction, vote);
    const { number, sha256, verdict } = vote;
    const told = { number, question: vote.terms.question, sha256 };
    const result = resultOnRecord(counted, verdict);
    return did(null, deed('publish-vote', vote.id, { ...told, ...result }));
  },
});
