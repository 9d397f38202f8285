import { draftTopic } from '@/domain/drafts/draft-snapshot';
import { sessionTopic } from '@/domain/sessions/session-snapshot';
import { voteTopic } from '@/domain/voting/vote-snapshot';
import { ring } from '@/server/live/ring';

/** Tells everybody who watches a vote, its draft or its session. Call it after the commit. */
export function tellOfVote(vote: { id: string; sessionId: string; draftId: string | null }): void {
  ring(voteTopic(vote.id).name, sessionTopic(vote.sessionId).name);
  if (vote.draftId !== null) ring(draftTopic(vote.draftId).name);
}
