import type { Role } from '@/domain/sessions/roles';
import type { Topic } from '@/domain/topic';
import type { Anchor } from './anchor';

/** Who wrote something: a participant of the session, also after they have left it. */
export type Author = {
  readonly participantId: string;
  readonly name: string;
  readonly role: Role;
  /** The short name of the delegation they sit in. */
  readonly delegation: string | null;
};

export type CommentSnapshot = {
  readonly id: string;
  readonly author: Author;
  /** Null when its author deleted it: its words are gone, its place stays. */
  readonly body: string | null;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly editedAt: string | null;
};

export type ThreadSnapshot = {
  readonly id: string;
  readonly anchor: Anchor;
  /** The passage as it was when the thread was opened. */
  readonly quote: string;
  readonly resolved: { readonly at: string; readonly by: string } | null;
  /**
   * The first opened the thread; the others are replies, oldest first. Of a long thread
   * these are the first and the last ones: `count` tells how many there are.
   */
  readonly comments: readonly CommentSnapshot[];
  readonly count: number;
};

/** How many threads a draft has that are to be settled, and that are. */
export type ThreadCounts = { readonly open: number; readonly resolved: number };

/**
 * The threads of one draft, in the order of its text; detached ones last. It travels
 * whole to everybody with every comment, so it is bounded: of many threads it has the
 * first open ones, and the others are asked for page by page.
 */
export type ThreadsSnapshot = {
  /** Counts up with whatever happens to the draft or its threads. */
  readonly revision: number;
  readonly draftId: string;
  readonly threads: readonly ThreadSnapshot[];
  readonly counts: ThreadCounts;
};

/** A page of threads that were asked for. */
export type ThreadsPage = {
  readonly threads: readonly ThreadSnapshot[];
  /** Where the next page begins; null after the last. */
  readonly next: number | null;
};

/** So many bytes of threads travel in one snapshot, or page of threads, with one more thread. */
export const threadsBytesMax = 14_000;
/** Of a thread that is not looked at: its first comment, and so many of the last. */
export const lastComments = 4;
/** So many comments of one thread are read at once. */
export const commentsPage = 50;

export function threadsTopic(draftId: string): Topic<ThreadsSnapshot> {
  return { name: `threads:${draftId}` };
}
