import { randomUUID } from 'node:crypto';
import type { DraftKind } from '@/domain/drafts/draft-snapshot';
import { templateText, type TemplateLanguage, type TemplateName } from '@/domain/drafts/templates';
import { readTitle, type TitleRefusal } from '@/domain/drafts/title';
import { deed } from '@/domain/record/deeds';
import { refuse } from '@/domain/result';
import type { TextJson } from '@/domain/text/text';
import { act } from '@/server/acts/act';
import type { EntryRefusal } from '@/server/acts/asker';
import { did } from '@/server/acts/done';
import type { Database } from '@/server/database/client';
import { heldSession } from '@/server/sessions/session-things';
import { createDocument } from '@/server/text/documents';
import { findDelegations, nextDraftNumber, saveDraft } from './repository';

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
export const createDraft = act({
  act: 'create-draft',
  on: heldSession,
  work: async ({ transaction, actor }, asked: NewDraft) => {
    const { sessionId, kind } = asked;
    const title = readTitle(asked.title);
    if (!title.ok) return title;
    const lead = await leadOf(transaction, sessionId, asked.leadDelegationId);
    if (lead === undefined) return refuse('unknown-delegation');
    const number = await nextDraftNumber(transaction, sessionId);
    const documentId = await createDocument(transaction, sessionId, textOf(asked.beginning));
    const draftId = await saveDraft(transaction, {
      sessionId,
      number,
      kind,
      title: title.value,
      documentId,
      leadDelegationId: lead?.id ?? null,
      createdById: actor.participantId,
    });
    const told = { number, kind, title: title.value, lead: lead?.name ?? null };
    return did({ draftId, documentId }, deed('create-draft', draftId, told));
  },
});

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
