'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import type { z } from 'zod';
import { accept, type Result } from '@/domain/result';
import { ask } from '@/app/ask';
import type { Asker } from '@/server/acts/asker';
import { createDraft, type CreateDraftRefusal } from '@/server/drafts/create-draft';
import type { DraftPlace } from '@/server/drafts/draft-thing';
import { editDraft, type EditDraftRefusal } from '@/server/drafts/edit-draft';
import { reopenDraft } from '@/server/drafts/reopen-draft';
import { draftPlace, editedDraft, newDraft } from '@/server/drafts/requests';
import { returnToGoodVersion, type ReturnRefusal } from '@/server/drafts/return-to-good-version';
import { sealDraft, type StepRefusal } from '@/server/drafts/seal-draft';
import { withdrawDraft } from '@/server/drafts/withdraw-draft';

/** Creates a draft and goes to it. */
export async function createDraftAction(
  _last: unknown,
  form: FormData,
): Promise<Result<null, CreateDraftRefusal | 'not-a-draft'>> {
  const reading = { schema: newDraft, unread: 'not-a-draft' } as const;
  const created = await ask(reading, form, async (asker, request) => {
    const draft = await createDraft(asker, request);
    return draft.ok
      ? accept(`/sessions/${request.sessionId}/drafts/${draft.value.draftId}`)
      : draft;
  });
  return created.ok ? redirect(created.value) : created;
}

/** Changes a draft's title and lead. */
export async function editDraftAction(form: FormData): Promise<Result<null, EditDraftRefusal>> {
  return onDraft(editedDraft, form, editDraft);
}

/** Seals a draft's text. */
export async function sealDraftAction(form: FormData): Promise<Result<null, StepRefusal>> {
  return onDraft(draftPlace, form, sealDraft);
}

/** Gives a draft back to drafting. */
export async function reopenDraftAction(form: FormData): Promise<Result<null, StepRefusal>> {
  return onDraft(draftPlace, form, reopenDraft);
}

/** Returns a damaged text to the last version that reads as one. */
export async function returnToGoodVersionAction(
  form: FormData,
): Promise<Result<null, ReturnRefusal>> {
  return onDraft(draftPlace, form, returnToGoodVersion);
}

/** Takes a draft off the table. */
export async function withdrawDraftAction(form: FormData): Promise<Result<null, StepRefusal>> {
  return onDraft(draftPlace, form, withdrawDraft);
}

/** Does an act on a draft, and has its page made anew for whoever is not connected live. */
async function onDraft<Request extends DraftPlace, Refusal extends string>(
  schema: z.ZodType<Request>,
  form: FormData,
  useCase: (asker: Asker, request: Request) => Promise<Result<unknown, Refusal>>,
): Promise<Result<null, Refusal | 'not-found'>> {
  return ask({ schema, unread: 'not-found' }, form, async (asker, request) => {
    const done = await useCase(asker, request);
    if (!done.ok) return done;
    revalidatePath(`/sessions/${request.sessionId}/drafts/${request.draftId}`);
    return accept(null);
  });
}
