import { allWhoWork, organisers, type ActDeclarations } from '@/domain/sessions/declare-acts';

/** What can be done with a draft. */
export const draftActs = {
  'create-draft': { by: allWhoWork },
  'edit-draft': { by: organisers },
  'write-draft': { by: allWhoWork, unrecorded: true },
  'see-authors': { by: allWhoWork, unrecorded: true },
  'seal-draft': { by: organisers },
  'reopen-draft': { by: ['chair'] },
  'return-to-good-version': { by: organisers },
  'withdraw-draft': { by: organisers },
} as const satisfies ActDeclarations;
