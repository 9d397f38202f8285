import { draftTopic } from '@/domain/drafts/draft-snapshot';
import { sessionTopic } from '@/domain/sessions/session-snapshot';
import type { Thing, Watchers } from '@/server/acts/thing';
import { lockDraft, type Draft } from './repository';

/** Which draft of which session. */
export type DraftPlace = { sessionId: string; draftId: string };

/** A draft that is held, so that its steps follow one another. */
export const heldDraft: Thing<DraftPlace, Draft> = {
  sessionOf: ({ sessionId }) => sessionId,
  hold: async (transaction, { sessionId, draftId }) => lockDraft(transaction, sessionId, draftId),
  watchers: watchersOfDraft,
};

/** Whoever watches a draft or its session; and who may write in its live text may be others now. */
export function watchersOfDraft({
  id,
  sessionId,
  documentId,
}: Pick<Draft, 'id' | 'sessionId' | 'documentId'>): Watchers {
  return {
    topics: [draftTopic(id).name, sessionTopic(sessionId).name],
    rights: [{ documentId }],
  };
}
