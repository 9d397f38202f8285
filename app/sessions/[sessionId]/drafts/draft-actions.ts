'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { languages } from '@/domain/language';
import { draftKinds } from '@/domain/drafts/draft-snapshot';
import { templateNames } from '@/domain/drafts/templates';
import { accept, refuse, type Result } from '@/domain/result';
import { currentPerson } from '@/server/auth/current-person';
import { createDraft, type CreateDraftRefusal } from '@/server/drafts/create-draft';
import { editDraft, type EditDraftRefusal } from '@/server/drafts/edit-draft';
import { reopenDraft } from '@/server/drafts/reopen-draft';
import { returnToGoodVersion, type ReturnRefusal } from '@/server/drafts/return-to-good-version';
import { sealDraft } from '@/server/drafts/seal-draft';
import type { DraftPlace, StepRefusal } from '@/server/drafts/take-step';
import { withdrawDraft } from '@/server/drafts/withdraw-draft';

const place = z.object({ sessionId: z.uuid(), draftId: z.uuid() });
// Somewhat longer than a title may be, so that what is too long gets its own sentence.
const title = z.string().max(5000);
const lead = z
  .union([z.uuid(), z.literal('')])
  .transform((id) => (id === '' ? null : id))
  .default(null);

const newDraft = z.object({
  sessionId: z.uuid(),
  kind: z.enum(draftKinds),
  title,
  lead,
  template: z.enum(templateNames),
  language: z.enum(languages),
});
const edit = place.extend({ title, lead });
/** Creates a draft and goes to it. */
export async function createDraftAction(
  _last: unknown,
  form: FormData,
): Promise<Result<null, CreateDraftRefusal | 'not-a-draft'>> {
  const { personId } = await currentPerson();
  const read = newDraft.safeParse(Object.fromEntries(form));
  if (!read.success) return refuse('not-a-draft');
  const { template, language, lead: leadDelegationId, ...rest } = read.data;
  const beginning = { template, language };
  const created = await createDraft(personId, { ...rest, leadDelegationId, beginning });
  if (!created.ok) return created;
  return redirect(`/sessions/${rest.sessionId}/drafts/${created.value.draftId}`);
}

/** Changes a draft's title and lead. */
export async function editDraftAction(form: FormData): Promise<Result<null, EditDraftRefusal>> {
  const { personId } = await currentPerson();
  const read = edit.safeParse(Object.fromEntries(form));
  if (!read.success) return refuse('not-found');
  const { title: typed, lead: leadDelegationId } = read.data;
  return done(read.data, await editDraft(personId, read.data, { title: typed, leadDelegationId }));
}

/** Seals a draft's text. */
export async function sealDraftAction(form: FormData): Promise<Result<null, StepRefusal>> {
  return step(form, sealDraft);
}

/** Gives a draft back to drafting. */
export async function reopenDraftAction(form: FormData): Promise<Result<null, StepRefusal>> {
  return step(form, reopenDraft);
}

/** Returns a damaged text to the last version that reads as one. */
export async function returnToGoodVersionAction(
  form: FormData,
): Promise<Result<null, ReturnRefusal>> {
  const { personId } = await currentPerson();
  const read = place.safeParse(Object.fromEntries(form));
  if (!read.success) return refuse('not-found');
  return done(read.data, await returnToGoodVersion(personId, read.data));
}

/** Takes a draft off the table. */
export async function withdrawDraftAction(form: FormData): Promise<Result<null, StepRefusal>> {
  return step(form, withdrawDraft);
}

type Step = (personId: string, at: DraftPlace) => Promise<Result<unknown, StepRefusal>>;

async function step(form: FormData, take: Step): Promise<Result<null, StepRefusal>> {
  const { personId } = await currentPerson();
  const read = place.safeParse(Object.fromEntries(form));
  if (!read.success) return refuse('not-found');
  return done(read.data, await take(personId, read.data));
}

/** Has the page made anew, for whoever is not connected live. */
function done<Refusal extends string>(
  { sessionId, draftId }: DraftPlace,
  answer: Result<unknown, Refusal>,
): Result<null, Refusal> {
  if (!answer.ok) return answer;
  revalidatePath(`/sessions/${sessionId}/drafts/${draftId}`);
  return accept(null);
}
