import { draftTopic } from '@/domain/drafts/draft-snapshot';
import { sessionTopic } from '@/domain/sessions/session-snapshot';
import { draftsOf, isUncounted, type VoteTerms } from '@/domain/voting/terms';
import { voteTopic } from '@/domain/voting/vote-snapshot';
import type { Thing, Watchers } from '@/server/acts/thing';
import { lockVote, type Vote } from './repository';

/** Which vote of which session. */
export type VotePlace = { sessionId: string; voteId: string };

/** A vote that is held, so that ballots and the chair's acts come one after the other. */
export const heldVote: Thing<VotePlace, Vote> = {
  sessionOf: ({ sessionId }) => sessionId,
  hold: async (transaction, { sessionId, voteId }) => lockVote(transaction, sessionId, voteId),
  watchers: watchersOfVote,
};

/**
 * A decision without a vote, held so that its closing hears what was said before it and
 * nothing else.
 */
export const heldDecision: Thing<VotePlace, Vote> = {
  ...heldVote,
  hold: async (transaction, place) => {
    const vote = await heldVote.hold(transaction, place);
    return vote && isUncounted(vote.terms.deciding) ? vote : null;
  },
};

/** Everybody who watches a vote, its drafts or its session. */
export function watchersOfVote({
  id,
  sessionId,
  draftId,
  terms,
}: Pick<Vote, 'id' | 'sessionId' | 'draftId'> & { terms?: VoteTerms }): Watchers {
  const drafts = [...(draftId === null ? [] : [draftId]), ...(terms ? draftsOf(terms) : [])];
  return {
    topics: [
      voteTopic(id).name,
      sessionTopic(sessionId).name,
      ...drafts.map((draft) => draftTopic(draft).name),
    ],
  };
}
