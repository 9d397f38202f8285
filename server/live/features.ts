import type { Role } from '@/domain/sessions/roles';
import type { TopicKind } from '@/domain/topic';

/** A snapshot and the session whose participants may read it. */
export type TopicReading = { sessionId: string; snapshot: { readonly revision: number } };

/** Reads the snapshot of one topic. Null: there is no such thing. */
export type TopicReader = (id: string) => Promise<TopicReading | null>;

/**
 * What the rest of the house hands to its live side, which knows texts and topics and not
 * what they are about.
 */
export type LiveFeatures = {
  /** How the snapshot of each kind of topic is read. */
  topicReaders: Readonly<Partial<Record<TopicKind, TopicReader>>>;
  /** May a participant of this role read the texts of their session, and write in those that are open? */
  mayRead: (role: Role) => boolean;
  mayWrite: (role: Role) => boolean;
  /** Hears of every document whose text was committed on this node, after the commit. */
  onCommitted: (documentId: string) => void;
};
