import { stepFrom, type DraftRefusal, type DraftStep } from '@/domain/drafts/status';
import { accept, refuse, type Result } from '@/domain/result';
import type { Act, WeightyAct } from '@/domain/sessions/acts';
import { appendToRecord } from '@/server/record/append-to-record';
import { actInSession, type Acting, type EntryRefusal } from '@/server/sessions/act-in-session';
import type { Json } from '@/domain/record/canonical';
import { changeDraft, lockDraft, type Draft } from './repository';
import { tellOfDraft } from './tell-of-draft';

/** Which draft of which session. */
export type DraftPlace = { sessionId: string; draftId: string };

export type StepRefusal = EntryRefusal | DraftRefusal;

/**
 * Takes one step in a draft's life: holds the draft, asks the status machine, does what
 * the step needs, saves the status and puts the act on the record with what the work
 * returned, all in one transaction; then tells everybody.
 */
export async function takeStep(
  personId: string,
  { sessionId, draftId }: DraftPlace,
  { act, step }: { act: Exclude<Act, WeightyAct>; step: DraftStep },
  work: (acting: Acting, draft: Draft) => Promise<{ [key: string]: Json }>,
): Promise<Result<Draft, StepRefusal>> {
  const taken = await actInSession<Draft, StepRefusal>(personId, sessionId, act, async (acting) => {
    const { transaction, actor } = acting;
    const draft = await lockDraft(transaction, sessionId, draftId);
    if (!draft) return refuse('not-found');
    const next = stepFrom(draft.status, step);
    if (!next.ok) return next;
    const details = await work(acting, draft);
    await changeDraft(transaction, draft.id, { status: next.value });
    await appendToRecord(transaction, {
      sessionId,
      actor,
      act,
      subject: { kind: 'draft', id: draft.id },
      payload: { number: draft.number, title: draft.title, ...details },
    });
    return accept({ ...draft, status: next.value });
  });
  if (taken.ok) tellOfDraft(taken.value);
  return taken;
}
