import type { ListedParticipant, Place } from '@/domain/sessions/participant';
import type { Database } from '@/server/database/client';
import { isId } from '@/server/sessions/repository';

/** A participant as the use cases about people see them. */
export type StoredParticipant = Place & {
  participantId: string;
  personId: string;
  name: string;
  email: string;
  isHead: boolean;
};

const columns = {
  id: true,
  personId: true,
  role: true,
  delegationId: true,
  isHead: true,
  invitedAs: true,
  enteredAt: true,
  person: { select: { name: true, email: true } },
} as const;

/** Their own name once they have come; until then what whoever invited them wrote. */
function nameOf(row: {
  invitedAs: string | null;
  enteredAt: Date | null;
  person: { name: string };
}): string {
  return row.enteredAt === null ? (row.invitedAs ?? row.person.name) : row.person.name;
}

/** The participants of now, by name. */
export async function listParticipants(
  database: Database,
  sessionId: string,
): Promise<(ListedParticipant & { email: string })[]> {
  const rows = await database.participant.findMany({
    where: { sessionId, removedAt: null },
    orderBy: [{ person: { name: 'asc' } }, { id: 'asc' }],
    select: columns,
  });
  return rows.map(({ id, personId, role, delegationId, isHead, ...row }) => ({
    participantId: id,
    personId,
    role,
    delegationId,
    isHead,
    name: nameOf(row),
    email: row.person.email,
    hasComeIn: row.enteredAt !== null,
  }));
}

/** A participant of this session who was not removed, by their participant's id. */
export async function findListed(
  database: Database,
  sessionId: string,
  participantId: string,
): Promise<StoredParticipant | null> {
  if (!isId(participantId)) return null;
  const row = await database.participant.findFirst({
    where: { id: participantId, sessionId, removedAt: null },
    select: columns,
  });
  if (!row) return null;
  const { id, personId, role, delegationId, isHead, person } = row;
  const name = nameOf(row);
  return { participantId: id, personId, role, delegationId, isHead, name, email: person.email };
}

export async function countChairs(database: Database, sessionId: string): Promise<number> {
  return database.participant.count({ where: { sessionId, role: 'chair', removedAt: null } });
}

/**
 * Gives a person a place in a session: a new one, or the one they had before they were
 * removed. Tells which participant that is, and whether they were here before.
 */
export async function savePlace(
  database: Database,
  place: Place & { sessionId: string; personId: string; invitedAs?: string },
): Promise<{ participantId: string; again: boolean }> {
  const { sessionId, personId, role, delegationId } = place;
  const key = { sessionId_personId: { sessionId, personId } };
  const before = await database.participant.findUnique({ where: key, select: { id: true } });
  if (!before) {
    const { id } = await database.participant.create({ data: place, select: { id: true } });
    return { participantId: id, again: false };
  }
  await database.$executeRaw`
    UPDATE participants SET removed_at = NULL, invited_at = now(), is_head = false, role = ${role}::"Role",
           delegation_id = ${delegationId}::uuid
    WHERE id = ${before.id}::uuid`;
  return { participantId: before.id, again: true };
}

/** Notes that a person has come to a session, the first time they do. */
export async function markEntered(database: Database, participantId: string): Promise<void> {
  await database.$executeRaw`
    UPDATE participants SET entered_at = now()
    WHERE id = ${participantId}::uuid AND entered_at IS NULL`;
}

/** Do two people take part in one session, to which both have come? */
export async function areTogether(
  database: Database,
  oneId: string,
  otherId: string,
): Promise<boolean> {
  const shared = await database.session.findFirst({
    where: {
      AND: [oneId, otherId].map((personId) => ({
        participants: { some: { personId, removedAt: null, enteredAt: { not: null } } },
      })),
    },
    select: { id: true },
  });
  return shared !== null;
}

/** Gives a participant another place; nobody is head of what they did not lead before. */
export async function changePlaceOf(
  database: Database,
  participantId: string,
  { role, delegationId }: Place,
): Promise<void> {
  await database.participant.update({
    where: { id: participantId },
    data: { role, delegationId, isHead: false },
    select: { id: true },
  });
}

/** Makes one participant the head of a delegation, and nobody else. */
export async function makeHead(
  database: Database,
  { participantId, delegationId }: { participantId: string; delegationId: string },
): Promise<void> {
  await database.participant.updateMany({
    where: { delegationId, isHead: true },
    data: { isHead: false },
  });
  await database.participant.update({
    where: { id: participantId },
    data: { isHead: true },
    select: { id: true },
  });
}

/** The delegations of a session that have a head. */
export async function listLedDelegations(database: Database, sessionId: string): Promise<string[]> {
  const rows = await database.participant.findMany({
    where: { sessionId, isHead: true, removedAt: null },
    select: { delegationId: true },
  });
  return rows.flatMap(({ delegationId }) => delegationId ?? []);
}

export async function takeHeadFrom(database: Database, participantId: string): Promise<void> {
  await database.participant.update({
    where: { id: participantId },
    data: { isHead: false },
    select: { id: true },
  });
}

/** Ends somebody's part in a session; what they wrote keeps its author. */
export async function markRemoved(
  database: Database,
  participantId: string,
  removedAt: Date,
): Promise<void> {
  await database.participant.update({
    where: { id: participantId },
    data: { removedAt, isHead: false },
    select: { id: true },
  });
}

/** The person of an address; a new one is made for an address nobody had. */
export async function savePerson(
  database: Database,
  person: { email: string; name: string; language: string },
): Promise<{ personId: string; name: string; language: string; isDemonstration: boolean }> {
  // Skips without an error what another transaction saved meanwhile, which an upsert does not.
  await database.person.createMany({ data: [person], skipDuplicates: true });
  const { id, ...rest } = await database.person.findUniqueOrThrow({
    where: { email: person.email },
    select: { id: true, name: true, language: true, isDemonstration: true },
  });
  return { personId: id, ...rest };
}

/** Of these addresses, those of the demonstration's people. */
export async function findDemonstrationAmong(
  database: Database,
  addresses: readonly string[],
): Promise<string[]> {
  const rows = await database.person.findMany({
    where: { email: { in: [...addresses] }, isDemonstration: true },
    select: { email: true },
  });
  return rows.map(({ email }) => email);
}
