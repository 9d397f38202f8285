import { may } from '@/domain/sessions/acts';
import { keepAnchorsSoon } from './comments/keep-anchors-soon';
import { readThreadsSnapshot } from './comments/read-threads-snapshot';
import { readDraftSnapshot } from './drafts/read-draft-snapshot';
import type { LiveFeatures } from './live/features';
import { readSessionSnapshot } from './sessions/read-session-snapshot';
import { readVoteSnapshot } from './voting/read-vote-snapshot';

/**
 * What the features of this house give to its live side. A feature that has live facts
 * adds the reader of its topic here, and rings after its commits.
 */
export const liveFeatures: LiveFeatures = {
  topicReaders: {
    session: readSessionSnapshot,
    threads: readThreadsSnapshot,
    draft: readDraftSnapshot,
    vote: readVoteSnapshot,
  },
  mayRead: (role) => may(role, 'read-session'),
  mayWrite: (role) => may(role, 'write-draft'),
  onCommitted: keepAnchorsSoon,
};
