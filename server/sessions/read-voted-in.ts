import { database } from '@/server/database/client';
import { listVotedIn } from './at-a-glance/repository';
import { findParticipant } from './repository';

/** The open votes in which a person's own delegation has voted; nobody else learns it. */
export async function readVotedIn(personId: string, sessionId: string): Promise<string[]> {
  const me = await findParticipant(database(), sessionId, personId);
  return listVotedIn(database(), sessionId, me?.delegationId ?? null);
}
