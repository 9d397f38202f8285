import { z } from 'zod';
import { contextLength, maxPassageLength } from '@/domain/comments/anchor';
import { maxBodyLength, maxThreads } from '@/domain/comments/comment-rules';
import { threadFilters } from '@/domain/comments/list-threads';

const id = z.uuid();
// Somewhat longer than a comment may be, so that what is too long gets its own sentence.
const body = z.string().max(maxBodyLength * 20);
const clock = z.int().nonnegative();
const item = z.object({ client: clock, clock });
const position = z.object({ item, assoc: z.int().min(-1).max(0) }).nullable();

const anchor = z.object({
  from: position,
  to: position,
  blockId: z.string().max(64).nullable(),
  offset: clock,
  place: clock,
  passage: z.string().max(maxPassageLength),
  before: z.string().max(contextLength),
  after: z.string().max(contextLength),
  copies: clock,
  attached: z.boolean(),
});

/** A thread that is to be opened about a passage. */
export const newThread = z.object({ draftId: id, commentId: id, body, anchor });

/** A comment that is to be added to a thread. */
export const newReply = z.object({ threadId: id, commentId: id, body });

/** A comment with other words. */
export const editedComment = z.object({ commentId: id, body });

const from = z.int().min(0).max(maxThreads);

/** Threads of a draft, page by page. */
export const threadsAsked = z.object({ draftId: id, filter: z.enum(threadFilters), from });

/** A thread, some comments at a time. */
export const threadAsked = z.object({ threadId: id, from });

/** Which comment. */
export const commentPlace = z.object({ commentId: id });

/** Which thread. */
export const threadPlace = z.object({ threadId: id });
