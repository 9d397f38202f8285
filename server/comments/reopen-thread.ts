import { deed } from '@/domain/record/deeds';
import { act } from '@/server/acts/act';
import { did, didNothing } from '@/server/acts/done';
import { thread } from './comment-things';
import { saveReopened } from './repository';

/** Opens a settled thread again. One that is open already stays as it is. */
export const reopenThread = act({
  act: 'reopen-thread',
  on: thread,
  work: async ({ transaction, held: { threadId, draftId } }) => {
    const changed = await saveReopened(transaction, threadId);
    if (!changed) return didNothing({ threadId });
    return did({ threadId }, deed('reopen-thread', threadId, { draftId }));
  },
});
