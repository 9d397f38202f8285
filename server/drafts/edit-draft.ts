import { isOpenForWriting, type DraftRefusal } from '@/domain/drafts/status';
import { readTitle, type TitleRefusal } from '@/domain/drafts/title';
import { deed } from '@/domain/record/deeds';
import { refuse } from '@/domain/result';
import { act } from '@/server/acts/act';
import type { EntryRefusal } from '@/server/acts/asker';
import { did } from '@/server/acts/done';
import { leadOf } from './create-draft';
import { heldDraft, type DraftPlace } from './draft-thing';
import { changeDraft } from './repository';

export type EditDraft = DraftPlace & { title: string; leadDelegationId: string | null };

export type EditDraftRefusal = EntryRefusal | DraftRefusal | TitleRefusal | 'unknown-delegation';

/** Changes a draft's title and lead delegation, while it is being drafted. */
export const editDraft = act({
  act: 'edit-draft',
  on: heldDraft,
  work: async ({ transaction, held: draft }, asked: EditDraft) => {
    // The title is part of what is sealed and voted.
    if (!isOpenForWriting(draft.status)) return refuse(`draft-is-${draft.status}`);
    const title = readTitle(asked.title);
    if (!title.ok) return title;
    const lead = await leadOf(transaction, draft.sessionId, asked.leadDelegationId);
    if (lead === undefined) return refuse('unknown-delegation');
    const changed = { title: title.value, leadDelegationId: lead?.id ?? null };
    await changeDraft(transaction, draft.id, changed);
    const { number, title: was } = draft;
    const told = { number, title: changed.title, was, lead: lead?.name ?? null };
    return did({ ...draft, ...changed }, deed('edit-draft', draft.id, told));
  },
});
