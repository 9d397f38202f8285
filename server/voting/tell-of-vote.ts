import { voteTopic } from '@/domain/voting/vote-snapshot';
import { ring } from '@/server/live/ring';

/** Tells everybody who watches a vote, its draft or its session. Call it after the commit. */
export function tellOfVote(vote: { id: string; sessionId: string; draftId: string | null }): void {
  ring(voteTopic(vote.id).name, `session:${vote.sessionId}`);
  if (vote.draftId !== null) ring(`draft:${vote.draftId}`);
}
