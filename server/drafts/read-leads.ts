import { database } from '@/server/database/client';
import { findParticipant } from '@/server/sessions/repository';
import { findDelegations } from './repository';

/** The delegations that could lead a draft; none for strangers. */
export async function readLeads(
  personId: string,
  sessionId: string,
): Promise<{ id: string; name: string }[]> {
  const me = await findParticipant(database(), sessionId, personId);
  return me ? findDelegations(database(), sessionId) : [];
}
