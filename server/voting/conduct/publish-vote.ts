import { accept, refuse, type Result } from '@/domain/result';
import type { SignedInPerson, WeightyRefusal } from '@/server/sessions/act-in-session';
import type { VotePlace } from '@/server/voting/close-vote';
import { resultOnRecord } from '@/server/voting/closing';
import { findCounted } from '@/server/voting/find-counted';
import { changeVote } from '@/server/voting/repository';
import { letDraftsFollow } from '@/server/voting/voted-drafts';
import { actOnVote } from './act-on-vote';

export type PublishVoteRefusal = WeightyRefusal | 'vote-not-closed' | 'vote-published';

/**
 * Publishes the result of a vote that was closed without one: only now it is on the record
 * and on any page, and the draft takes the status it leads to.
 */
export async function publishVote(
  person: SignedInPerson,
  place: VotePlace,
): Promise<Result<null, PublishVoteRefusal>> {
  return actOnVote<PublishVoteRefusal>(person, place, 'publish-vote', async (acting) => {
    const { transaction, vote, now } = acting;
    if (vote.closedAt === null || vote.verdict === null) return refuse('vote-not-closed');
    if (vote.publishedAt !== null) return refuse('vote-published');
    await changeVote(transaction, vote.id, { publishedAt: now });
    await letDraftsFollow(transaction, vote, vote.verdict.outcome);
    const counted = await findCounted(transaction, vote);
    return accept({
      question: vote.terms.question,
      sha256: vote.sha256,
      ...resultOnRecord(counted, vote.verdict),
    });
  });
}
