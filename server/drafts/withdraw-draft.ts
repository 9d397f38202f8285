import type { Result } from '@/domain/result';
import { sealDocument } from '@/server/text/documents';
import type { Draft } from './repository';
import { takeStep, type DraftPlace, type StepRefusal } from './take-step';

/**
 * Takes a draft off the table, before any vote on it has begun. Nobody writes in it any
 * more; the chair may reopen it.
 */
export async function withdrawDraft(
  personId: string,
  place: DraftPlace,
): Promise<Result<Draft, StepRefusal>> {
  return takeStep(
    personId,
    place,
    { act: 'withdraw-draft', step: 'withdraw' },
    async (acting, draft) => {
      await sealDocument(acting.transaction, draft.documentId);
      return { from: draft.status };
    },
  );
}
