import { withinBytes, type ThreadFilter } from '@/domain/comments/list-threads';
import {
  commentsPage,
  threadsBytesMax,
  type ThreadsPage,
} from '@/domain/comments/threads-snapshot';
import { accept, refuse } from '@/domain/result';
import { readOf } from '@/server/acts/read';
import { commentedDraft, thread } from './comment-things';
import { findThreadPlace } from './repository';
import { readThread, readThreads } from './threads/repository';

const threadsMax = 60;

export type ThreadsAsked = {
  draftId: string;
  filter: ThreadFilter;
  /** How many of them the asker has seen. */
  from: number;
};

/** Reads the threads of a draft that a snapshot has no room for, page by page. */
export const readThreadsPage = readOf(commentedDraft, {
  act: 'read-session',
  read: async ({ source, me }, { draftId, filter, from }: ThreadsAsked) => {
    const { participantId } = me;
    const wanted = { filter, participantId, from, most: threadsMax };
    const read = await readThreads(source, draftId, wanted);
    const threads = withinBytes(read, threadsBytesMax);
    const isLast = threads.length === read.length && read.length < threadsMax;
    return accept<ThreadsPage>({ threads, next: isLast ? null : from + threads.length });
  },
});

export type ThreadAsked = { threadId: string; from: number };

/** Reads one thread, and its comments from a place on. */
export const readThreadPage = readOf(thread, {
  act: 'read-session',
  read: async ({ source }, { threadId, from }: ThreadAsked) => {
    const place = await findThreadPlace(source, threadId);
    const wanted = { from, most: commentsPage };
    const found = place && (await readThread(source, place.draftId, threadId, wanted));
    return found ? accept(found) : refuse('not-found');
  },
});
