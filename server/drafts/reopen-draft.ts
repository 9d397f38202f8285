import { stepFrom } from '@/domain/drafts/status';
import { deed } from '@/domain/record/deeds';
import { act } from '@/server/acts/act';
import { did } from '@/server/acts/done';
import { unsealDocument } from '@/server/text/documents';
import { heldDraft } from './draft-thing';
import { changeDraft } from './repository';

/** Gives a draft back to drafting: the chair's act. Its versions and votes stay. */
export const reopenDraft = act({
  act: 'reopen-draft',
  on: heldDraft,
  work: async ({ transaction, held: draft }) => {
    const next = stepFrom(draft.status, 'reopen');
    if (!next.ok) return next;
    const { id, number, title, status: from } = draft;
    await unsealDocument(transaction, draft.documentId);
    await changeDraft(transaction, id, { status: next.value });
    return did({ ...draft, status: next.value }, deed('reopen-draft', id, { number, title, from }));
  },
});
