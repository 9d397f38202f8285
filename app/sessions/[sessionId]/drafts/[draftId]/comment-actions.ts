'use server';

import { z } from 'zod';
import { contextLength, maxPassageLength } from '@/domain/comments/anchor';
import { maxBodyLength, maxThreads } from '@/domain/comments/comment-rules';
import { threadFilters } from '@/domain/comments/list-threads';
import { refuse } from '@/domain/result';
import { currentPerson } from '@/server/auth/current-person';
import { deleteComment } from '@/server/comments/delete-comment';
import { editComment } from '@/server/comments/edit-comment';
import { openThread } from '@/server/comments/open-thread';
import { readThreadPage, readThreadsPage } from '@/server/comments/read-threads';
import { reopenThread } from '@/server/comments/reopen-thread';
import { reply } from '@/server/comments/reply';
import { resolveThread } from '@/server/comments/resolve-thread';

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

const newThread = z.object({ draftId: id, commentId: id, body, anchor });
const newReply = z.object({ threadId: id, commentId: id, body });
const edit = z.object({ commentId: id, body });
const comment = z.object({ commentId: id });
const thread = z.object({ threadId: id });
const from = z.int().min(0).max(maxThreads);
const threadsAsked = z.object({ draftId: id, filter: z.enum(threadFilters), from });
const threadAsked = z.object({ threadId: id, from });

/** Reads threads of a draft that its page had no room for. */
export async function readThreadsAction(request: unknown) {
  const { personId } = await currentPerson();
  const read = threadsAsked.safeParse(request);
  return read.success ? readThreadsPage({ ...read.data, personId }) : refuse('not-found');
}

/** Reads one thread, some comments at a time. */
export async function readThreadAction(request: unknown) {
  const { personId } = await currentPerson();
  const read = threadAsked.safeParse(request);
  return read.success ? readThreadPage({ ...read.data, personId }) : refuse('not-found');
}

/** Opens a thread about a passage, as the signed-in person. */
export async function openThreadAction(request: unknown) {
  const { personId } = await currentPerson();
  const read = newThread.safeParse(request);
  return read.success ? openThread({ ...read.data, personId }) : refuse('not-found');
}

/** Replies in a thread, as the signed-in person. */
export async function replyAction(request: unknown) {
  const { personId } = await currentPerson();
  const read = newReply.safeParse(request);
  return read.success ? reply({ ...read.data, personId }) : refuse('not-found');
}

/** Changes the words of one's own comment. */
export async function editCommentAction(request: unknown) {
  const { personId } = await currentPerson();
  const read = edit.safeParse(request);
  return read.success ? editComment({ ...read.data, personId }) : refuse('not-found');
}

/** Deletes one's own comment. */
export async function deleteCommentAction(request: unknown) {
  const { personId } = await currentPerson();
  const read = comment.safeParse(request);
  return read.success ? deleteComment({ ...read.data, personId }) : refuse('not-found');
}

/** Marks a thread as settled. */
export async function resolveThreadAction(request: unknown) {
  const { personId } = await currentPerson();
  const read = thread.safeParse(request);
  return read.success ? resolveThread({ ...read.data, personId }) : refuse('not-found');
}

/** Opens a settled thread again. */
export async function reopenThreadAction(request: unknown) {
  const { personId } = await currentPerson();
  const read = thread.safeParse(request);
  return read.success ? reopenThread({ ...read.data, personId }) : refuse('not-found');
}
