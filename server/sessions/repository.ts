import type { Database } from '@/server/database/client';
import type { Actor } from './act-in-session';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Is it an identifier at all? Anything else from a URL answers like an unknown one. */
export function isId(value: string): boolean {
  return uuid.test(value);
}

/** Who this person is in this session; null for strangers and for those removed. */
export async function findParticipant(
  database: Database,
  sessionId: string,
  personId: string,
): Promise<Actor | null> {
  if (!isId(sessionId) || !isId(personId)) return null;
  const row = await database.participant.findFirst({
    where: { sessionId, personId, removedAt: null },
    include: { person: { select: { name: true } } },
  });
  return (
    row && {
      participantId: row.id,
      personId: row.personId,
      sessionId: row.sessionId,
      name: row.person.name,
      role: row.role,
      delegationId: row.delegationId,
    }
  );
}
