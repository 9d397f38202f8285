import { draftTopic } from '@/domain/drafts/draft-snapshot';
import { sessionTopic } from '@/domain/sessions/session-snapshot';
import { draftsOf, type VoteTerms } from '@/domain/voting/terms';
import { voteTopic } from '@/domain/voting/vote-snapshot';
import { ring } from '@/server/live/topics/ring';

type Told = { id: string; sessionId: string; draftId: string | null; terms?: VoteTerms };

/** Tells everybody who watches a vote, its drafts or its session. Call it after the commit. */
export function tellOfVote({ id, sessionId, draftId, terms }: Told): void {
  ring(voteTopic(id).name, sessionTopic(sessionId).name);
  const drafts = [...(draftId === null ? [] : [draftId]), ...(terms ? draftsOf(terms) : [])];
  for (const draft of drafts) ring(draftTopic(draft).name);
}
