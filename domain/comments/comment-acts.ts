import { allWhoWork, everybody, type ActDeclarations } from '@/domain/sessions/declare-acts';

/** What can be done with comments and their threads. */
export const commentActs = {
  'open-thread': { by: everybody },
  reply: { by: everybody },
  'edit-comment': { by: everybody },
  'delete-comment': { by: everybody },
  'resolve-thread': { by: allWhoWork },
  'reopen-thread': { by: allWhoWork },
} as const satisfies ActDeclarations;
