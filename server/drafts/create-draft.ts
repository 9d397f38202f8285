import { randomUUID } from 'node:crypto';
import type { DraftKind } from '@/domain/drafts/draft-snapshot';
import { templateText, type TemplateLanguage, type TemplateName } from '@/domain/drafts/templates';
import type { TextJson } from '@/domain/text/text';
import { readTitle, type TitleRefusal } from '@/domain/drafts/title';
import { accept, refuse, type Result } from '@/domain/result';
import type { Database } from '@/server/database/client';
import { createDocument } from '@/server/text/documents';
import { appendToRecord } from '@/server/record/append-to-record';
import { actInSession, type EntryRefusal } from '@/server/sessions/act-in-session';
import { findDelegations, nextDraftNumber, saveDraft } from './repository';
import { tellOfDraft } from './tell-of-draft';

export type NewDraft = {
  sessionId: string;
  kind: DraftKind;
  title: string;
  leadDelegationId: string | null;
  /** A template in a language, or a whole text (the demonstration, later an import). */
  beginning: { template: TemplateName; language: TemplateLanguage } | { text: TextJson };
};

export type CreateDraftRefusal = EntryRefusal | TitleRefusal | 'unknown-delegation';

/** Creates a draft with its document, seeded once, on the server. Returns the draft's id. */
export async function createDraft(
  personId: string,
  { sessionId, kind, title: typed, leadDelegationId, beginning }: NewDraft,
): Promise<Result<{ draftId: string; documentId: string }, CreateDraftRefusal>> {
  const created = await actInSession<{ draftId: string; documentId: string }, CreateDraftRefusal>(
    personId,
    sessionId,
    'create-draft',
    async ({ transaction, actor }) => {
      const title = readTitle(typed);
      if (!title.ok) return title;
      const lead = await leadOf(transaction, sessionId, leadDelegationId);
      if (lead === undefined) return refuse('unknown-delegation');
      const number = await nextDraftNumber(transaction, sessionId);
      const documentId = await createDocument(transaction, sessionId, textOf(beginning));
      const draftId = await saveDraft(transaction, {
        sessionId,
        number,
        kind,
        title: title.value,
        documentId,
        leadDelegationId: lead?.id ?? null,
        createdById: actor.participantId,
      });
      await appendToRecord(transaction, {
        sessionId,
        actor,
        act: 'create-draft',
        subject: { kind: 'draft', id: draftId },
        payload: { number, kind, title: title.value, lead: lead?.name ?? null },
      });
      return accept({ draftId, documentId });
    },
  );
  if (created.ok) tellOfDraft({ id: created.value.draftId, sessionId, ...created.value });
  return created;
}

function textOf(beginning: NewDraft['beginning']): TextJson {
  if ('text' in beginning) return beginning.text;
  return templateText(beginning.template, beginning.language, randomUUID);
}

/** The lead among the session's delegations; null for none, undefined for a foreign one. */
export async function leadOf(
  transaction: Database,
  sessionId: string,
  leadId: string | null,
): Promise<{ id: string; name: string } | null | undefined> {
  if (leadId === null) return null;
  const delegations = await findDelegations(transaction, sessionId);
  return delegations.find(({ id }) => id === leadId);
}
