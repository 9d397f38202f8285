/**
 * A live fact that people can watch: a name, and in its type what travels under it.
 * Snapshots are whole and carry a revision; of two the larger revision is newer.
 */
export type Topic<Snapshot extends { readonly revision: number }> = {
  readonly name: TopicName;
  /** Never set: it only ties publisher and reader to one type. */
  readonly carries?: Snapshot;
};

/** What can be watched: a session at a glance, a draft's status, its threads, a vote. */
export const topicKinds = ['session', 'draft', 'threads', 'vote'] as const;

export type TopicKind = (typeof topicKinds)[number];

/** The kind and the id of the session, draft (for its threads too) or vote. */
export type TopicName = `${TopicKind}:${string}`;
