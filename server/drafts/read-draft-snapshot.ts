import type { DraftSnapshot } from '@/domain/drafts/draft-snapshot';
import { database } from '@/server/database/client';
import { findDraftSnapshot } from './repository';

/** The draft as its topic carries it; null when there is no such draft. */
export async function readDraftSnapshot(
  draftId: string,
): Promise<{ sessionId: string; snapshot: DraftSnapshot } | null> {
  return findDraftSnapshot(database(), draftId);
}
