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
  /** The first opened the thread; the others are replies, oldest first. */
  readonly comments: readonly CommentSnapshot[];
};

/** Every thread of one draft, in the order of its text; detached ones last. */
export type ThreadsSnapshot = {
  /** Counts up with whatever happens to the draft or its threads. */
  readonly revision: number;
  readonly draftId: string;
  readonly threads: readonly ThreadSnapshot[];
};

export function threadsTopic(draftId: string): Topic<ThreadsSnapshot> {
  return { name: `threads:${draftId}` };
}
