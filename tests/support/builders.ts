import { randomUUID } from 'node:crypto';
import type { Role } from '@/domain/sessions/roles';
import { database } from '@/server/database/client';

// Rows for tests, straight into the database: no act, no record. Each fills in whatever
// the test does not care about; what it does care about it names.

let built = 0;

/** A person. Their address is unlike any other. */
export async function buildPerson(
  wanted: { name?: string; email?: string; language?: string } = {},
) {
  built += 1;
  const email = wanted.email ?? `person-${built}-${randomUUID().slice(0, 8)}@example.org`;
  return database().person.create({
    data: { name: wanted.name ?? `Person ${built}`, language: wanted.language ?? 'en', email },
  });
}

/** A session without anybody in it. */
export async function buildSession(wanted: { title?: string; languages?: string[] } = {}) {
  return database().session.create({
    data: { title: wanted.title ?? 'A round table', languages: wanted.languages ?? ['en', 'fr'] },
  });
}

/** A delegation of a session. */
export async function buildDelegation(
  sessionId: string,
  wanted: { name?: string; shortName?: string; weight?: number | string; groups?: string[] } = {},
) {
  built += 1;
  const name = wanted.name ?? `Delegation ${built}`;
  return database().delegation.create({
    data: {
      sessionId,
      name,
      shortName: wanted.shortName ?? `D${built}`,
      weight: wanted.weight ?? 1,
      groups: wanted.groups ?? [],
    },
  });
}

/** A person in a session. A delegate without a delegation is given one. */
export async function buildParticipant(
  sessionId: string,
  role: Role,
  wanted: { personId?: string; delegationId?: string; name?: string } = {},
) {
  const person = wanted.personId
    ? await database().person.findUniqueOrThrow({ where: { id: wanted.personId } })
    : await buildPerson({ name: wanted.name });
  const delegationId =
    wanted.delegationId ?? (role === 'delegate' ? (await buildDelegation(sessionId)).id : null);
  const participant = await database().participant.create({
    data: { sessionId, personId: person.id, role, delegationId },
  });
  return { ...participant, person };
}
