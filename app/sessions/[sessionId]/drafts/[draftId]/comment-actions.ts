'use server';

import { ask } from '@/app/ask';
import { deleteComment } from '@/server/comments/delete-comment';
import { editComment } from '@/server/comments/edit-comment';
import { openThread } from '@/server/comments/open-thread';
import { readThreadPage, readThreadsPage } from '@/server/comments/read-threads';
import { reopenThread } from '@/server/comments/reopen-thread';
import { reply } from '@/server/comments/reply';
import {
  commentPlace,
  editedComment,
  newReply,
  newThread,
  threadAsked,
  threadPlace,
  threadsAsked,
} from '@/server/comments/requests';
import { resolveThread } from '@/server/comments/resolve-thread';

const unread = 'not-found';

/** Reads threads of a draft that its page had no room for. */
export async function readThreadsAction(request: unknown) {
  return ask({ schema: threadsAsked, unread }, request, readThreadsPage);
}

/** Reads one thread, some comments at a time. */
export async function readThreadAction(request: unknown) {
  return ask({ schema: threadAsked, unread }, request, readThreadPage);
}

/** Opens a thread about a passage, as the signed-in person. */
export async function openThreadAction(request: unknown) {
  return ask({ schema: newThread, unread }, request, openThread);
}

/** Replies in a thread, as the signed-in person. */
export async function replyAction(request: unknown) {
  return ask({ schema: newReply, unread }, request, reply);
}

/** Changes the words of one's own comment. */
export async function editCommentAction(request: unknown) {
  return ask({ schema: editedComment, unread }, request, editComment);
}

/** Deletes one's own comment. */
export async function deleteCommentAction(request: unknown) {
  return ask({ schema: commentPlace, unread }, request, deleteComment);
}

/** Marks a thread as settled. */
export async function resolveThreadAction(request: unknown) {
  return ask({ schema: threadPlace, unread }, request, resolveThread);
}

/** Opens a settled thread again. */
export async function reopenThreadAction(request: unknown) {
  return ask({ schema: threadPlace, unread }, request, reopenThread);
}
