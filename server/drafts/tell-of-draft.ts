import { tell } from '@/server/acts/tell';
import { watchersOfDraft } from './draft-thing';

/** Tells everybody who watches a draft that it changed. Call it after the commit. */
export function tellOfDraft(draft: { id: string; sessionId: string; documentId: string }): void {
  tell(watchersOfDraft(draft));
}
