import { withinBytes, type ThreadFilter } from '@/domain/comments/list-threads';
import {
  commentsPage,
  threadsBytesMax,
  type ThreadSnapshot,
  type ThreadsPage,
} from '@/domain/comments/threads-snapshot';
import { accept, refuse, type Result } from '@/domain/result';
import { database } from '@/server/database/client';
import { actInSession, type EntryRefusal } from '@/server/sessions/act-in-session';
import { findDraftPlace, findThreadPlace } from './repository';
import { readThread, readThreads } from './threads/repository';

const threadsMax = 60;

export type ThreadsAsked = {
  personId: string;
  draftId: string;
  filter: ThreadFilter;
  /** How many of them the asker has seen. */
  from: number;
};

/** Reads the threads of a draft that a snapshot has no room for, page by page. */
export async function readThreadsPage({
  personId,
  draftId,
  filter,
  from,
}: ThreadsAsked): Promise<Result<ThreadsPage, EntryRefusal>> {
  const place = await findDraftPlace(database(), draftId);
  if (!place) return refuse('not-found');
  return actInSession(personId, place.sessionId, 'read-session', async (acting) => {
    const { participantId } = acting.actor;
    const wanted = { filter, participantId, from, most: threadsMax };
    const read = await readThreads(acting.transaction, draftId, wanted);
    const threads = withinBytes(read, threadsBytesMax);
    const isLast = threads.length === read.length && read.length < threadsMax;
    return accept({ threads, next: isLast ? null : from + threads.length });
  });
}

export type ThreadAsked = { personId: string; threadId: string; from: number };

/** Reads one thread, and its comments from a place on. */
export async function readThreadPage({
  personId,
  threadId,
  from,
}: ThreadAsked): Promise<Result<ThreadSnapshot, EntryRefusal>> {
  const place = await findThreadPlace(database(), threadId);
  if (!place) return refuse('not-found');
  return actInSession<ThreadSnapshot, EntryRefusal>(
    personId,
    place.sessionId,
    'read-session',
    async ({ transaction }) => {
      const wanted = { from, most: commentsPage };
      const thread = await readThread(transaction, place.draftId, threadId, wanted);
      return thread ? accept(thread) : refuse('not-found');
    },
  );
}
