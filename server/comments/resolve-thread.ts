import { deed } from '@/domain/record/deeds';
import { act } from '@/server/acts/act';
import { did, didNothing } from '@/server/acts/done';
import { thread } from './comment-things';
import { saveResolved } from './repository';

/** Marks a thread as settled. One that is already keeps who settled it and when. */
export const resolveThread = act({
  act: 'resolve-thread',
  on: thread,
  work: async ({ transaction, actor, now, held: { threadId, draftId } }) => {
    const changed = await saveResolved(transaction, threadId, actor.participantId, now);
    if (!changed) return didNothing({ threadId });
    return did({ threadId }, deed('resolve-thread', threadId, { draftId }));
  },
});
