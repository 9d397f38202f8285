import { stepFrom } from '@/domain/drafts/status';
import { deed } from '@/domain/record/deeds';
import { act } from '@/server/acts/act';
import { did } from '@/server/acts/done';
import { sealDocument } from '@/server/text/documents';
import { heldDraft } from './draft-thing';
import { changeDraft } from './repository';

/**
 * Takes a draft off the table, before any vote on it has begun. Nobody writes in it any
 * more; the chair may reopen it.
 */
export const withdrawDraft = act({
  act: 'withdraw-draft',
  on: heldDraft,
  work: async ({ transaction, held: draft }) => {
    const next = stepFrom(draft.status, 'withdraw');
    if (!next.ok) return next;
    const { id, number, title, status: from } = draft;
    await sealDocument(transaction, draft.documentId);
    await changeDraft(transaction, id, { status: next.value });
    const done = deed('withdraw-draft', id, { number, title, from });
    return did({ ...draft, status: next.value }, done);
  },
});
