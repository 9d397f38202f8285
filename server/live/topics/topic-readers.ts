import { readSessionSnapshot } from '@/server/sessions/read-session-snapshot';
import type { TopicKind } from '@/domain/topic';
import { readThreadsSnapshot } from '@/server/comments/read-threads-snapshot';
import { readDraftSnapshot } from '@/server/drafts/read-draft-snapshot';
import { readVoteSnapshot } from '@/server/voting/read-vote-snapshot';

/** A snapshot and the session whose participants may read it. */
export type TopicReading = { sessionId: string; snapshot: { readonly revision: number } };

export type TopicReader = (id: string) => Promise<TopicReading | null>;

/**
 * How the snapshot of each kind of topic is read. A feature that has live facts adds its
 * reader here and rings after its commits. Null: there is no such thing.
 */
export const topicReaders: Partial<Record<TopicKind, TopicReader>> = {
  session: readSessionSnapshot,
  threads: readThreadsSnapshot,
  draft: readDraftSnapshot,
  vote: readVoteSnapshot,
};
