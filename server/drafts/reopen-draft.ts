import type { Result } from '@/domain/result';
import { unsealDocument } from '@/server/text/documents';
import type { Draft } from './repository';
import { takeStep, type DraftPlace, type StepRefusal } from './take-step';

/** Gives a draft back to drafting: the chair's act. Its versions and votes stay. */
export async function reopenDraft(
  personId: string,
  place: DraftPlace,
): Promise<Result<Draft, StepRefusal>> {
  return takeStep(
    personId,
    place,
    { act: 'reopen-draft', step: 'reopen' },
    async (acting, draft) => {
      await unsealDocument(acting.transaction, draft.documentId);
      return { from: draft.status };
    },
  );
}
