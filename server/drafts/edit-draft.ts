import { isOpenForWriting, type DraftRefusal } from '@/domain/drafts/status';
import { readTitle, type TitleRefusal } from '@/domain/drafts/title';
import { accept, refuse, type Result } from '@/domain/result';
import { appendToRecord } from '@/server/record/append-to-record';
import { actInSession, type EntryRefusal } from '@/server/sessions/act-in-session';
import { leadOf } from './create-draft';
import { changeDraft, lockDraft, type Draft } from './repository';
import type { DraftPlace } from './take-step';
import { tellOfDraft } from './tell-of-draft';

export type EditDraftRefusal = EntryRefusal | DraftRefusal | TitleRefusal | 'unknown-delegation';

/** Changes a draft's title and lead delegation, while it is being drafted. */
export async function editDraft(
  personId: string,
  { sessionId, draftId }: DraftPlace,
  change: { title: string; leadDelegationId: string | null },
): Promise<Result<Draft, EditDraftRefusal>> {
  const edited = await actInSession<Draft, EditDraftRefusal>(
    personId,
    sessionId,
    'edit-draft',
    async ({ transaction, actor }) => {
      const draft = await lockDraft(transaction, sessionId, draftId);
      if (!draft) return refuse('not-found');
      // The title is part of what is sealed and voted.
      if (!isOpenForWriting(draft.status)) return refuse(`draft-is-${draft.status}`);
      const title = readTitle(change.title);
      if (!title.ok) return title;
      const lead = await leadOf(transaction, sessionId, change.leadDelegationId);
      if (lead === undefined) return refuse('unknown-delegation');
      const now = { title: title.value, leadDelegationId: lead?.id ?? null };
      await changeDraft(transaction, draft.id, now);
      await appendToRecord(transaction, {
        sessionId,
        actor,
        act: 'edit-draft',
        subject: { kind: 'draft', id: draft.id },
        payload: {
          number: draft.number,
          title: now.title,
          was: draft.title,
          lead: lead?.name ?? null,
        },
      });
      return accept({ ...draft, ...now });
    },
  );
  if (edited.ok) tellOfDraft(edited.value);
  return edited;
}
