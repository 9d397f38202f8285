import { draftTopic } from '@/domain/drafts/draft-snapshot';
import { sessionTopic } from '@/domain/sessions/session-snapshot';
import { rightsChanged } from '@/server/live/door/rights-changed';
import { ring } from '@/server/live/topics/ring';

/**
 * Tells everybody who watches a draft or its session that it changed, and the live text
 * that who may write in it may have changed too. Call it after the commit.
 */
export function tellOfDraft(draft: { id: string; sessionId: string; documentId: string }): void {
  ring(draftTopic(draft.id).name, sessionTopic(draft.sessionId).name);
  rightsChanged({ documentId: draft.documentId });
}
