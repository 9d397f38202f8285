import { about } from '@/domain/record/deed-shape';
import { number, text } from '@/domain/record/shape';

/** Of words that were said: how many, and their hash, which proves them to who has them. */
const words = { length: number, sha256: text };

/** What is put on the record of comments and their threads. */
export const commentDeeds = {
  'open-thread': about(
    'thread',
    { draftId: text, textSequence: number },
    { personal: { ...words, passageSha256: text } },
  ),
  reply: about('comment', { draftId: text, threadId: text }, { personal: words }),
  'edit-comment': about('comment', { draftId: text, threadId: text }, { personal: words }),
  'delete-comment': about(
    'comment',
    { draftId: text, threadId: text },
    { personal: { sha256: text } },
  ),
  'resolve-thread': about('thread', { draftId: text }),
  'reopen-thread': about('thread', { draftId: text }),
} as const;
