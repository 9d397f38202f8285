import { stepFrom } from '@/domain/drafts/status';
import { deed } from '@/domain/record/deeds';
import { act } from '@/server/acts/act';
import { did } from '@/server/acts/done';
import { unsealDocument } from '@/server/text/documents';
import { heldDraft } from './draft-thing';
import { changeDraft } from './repository';
import { bringDraftOver } from './texts-over/bring-draft-over';

/** Gives a draft back to drafting: the chair's act. Its versions and votes stay. */
export const reopenDraft = act({
  act: 'reopen-draft',
  on: heldDraft,
  work: async ({ transaction, held: draft }) => {
    const next = stepFrom(draft.status, 'reopen');
    if (!next.ok) return next;
    const { id, number, title, status: from } = draft;
    // A text sealed before version 2 goes over to it now that it is written in again.
    const documentId = await bringDraftOver(transaction, draft);
    await unsealDocument(transaction, documentId);
    await changeDraft(transaction, id, { status: next.value });
    return did(
      { ...draft, documentId, status: next.value },
      deed('reopen-draft', id, { number, title, from }),
    );
  },
});
