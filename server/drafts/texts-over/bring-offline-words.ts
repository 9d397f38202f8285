import { isOpenForWriting } from '@/domain/drafts/status';
import { accept, refuse } from '@/domain/result';
import { read } from '@/server/acts/read';
import { inTransaction } from '@/server/database/client';
import { call } from '@/server/live/bus/bell';
import { limits } from '@/server/live/limits/limits';
import { bringWriting } from '@/server/text/version-1/bring-writing';
import { findDraft } from '@/server/drafts/repository';
import { findPredecessor } from './repository';

/** What a browser kept of somebody's writing in a draft, from before its text was brought over. */
export type OfflineWords = { sessionId: string; draftId: string; update: Uint8Array };

/**
 * Writes into a draft what somebody wrote offline in its text of version 1. Writing is no
 * act on the record: it is known by its author, as everything written in a text.
 */
export const bringOfflineWords = read({
  act: 'write-draft',
  read: async ({ source, me }, { sessionId, draftId, update }: OfflineWords) => {
    if (update.length > limits.updateBytesMax) return refuse('too-large');
    const draft = await findDraft(source, sessionId, draftId);
    const predecessorId = draft && (await findPredecessor(source, draft.documentId));
    if (!draft || predecessorId === null) return refuse('not-found');
    if (!isOpenForWriting(draft.status)) return refuse('sealed');
    const { documentId } = draft;
    const writing = { documentId, predecessorId, personId: me.personId, update };
    const written = await inTransaction((transaction) => bringWriting(transaction, writing));
    if (!written.ok) return written;
    const sequence = written.value;
    if (sequence !== null) call({ kind: 'update', documentId, sequence });
    return accept(null);
  },
});
