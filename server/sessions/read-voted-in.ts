import { database } from '@/server/database/client';
import { listVotedIn } from './at-a-glance/repository';

/**
 * The open votes in which a delegation has voted, for its own people only: whoever calls
 * has read who they are in this session.
 */
export async function readVotedIn(
  sessionId: string,
  delegation: { id: string } | null,
): Promise<string[]> {
  return listVotedIn(database(), sessionId, delegation?.id ?? null);
}
