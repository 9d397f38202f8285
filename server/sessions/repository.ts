import { isLanguage } from '@/domain/language';
import { isDefaultRule, type SessionTerms } from '@/domain/sessions/session';
import { limitedSignIn } from '@/server/auth/asking';
import type { Database } from '@/server/database/client';
import type { Actor } from '@/server/acts/asker';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Is it an identifier at all? Anything else from a URL answers like an unknown one. */
export function isId(value: string): boolean {
  return uuid.test(value);
}

/**
 * Who this person is in this session; null for strangers, for those removed, and where the
 * sign-in they ask by is not good in this session.
 */
export async function findParticipant(
  database: Database,
  sessionId: string,
  personId: string,
): Promise<Actor | null> {
  if (!isId(sessionId) || !isId(personId)) return null;
  if (!(await isOpenedBy(database, limitedSignIn(personId), sessionId))) return null;
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
      isHead: row.isHead,
    }
  );
}

async function isOpenedBy(
  database: Database,
  signInId: string | null,
  sessionId: string,
): Promise<boolean> {
  if (signInId === null) return true;
  const rows = await database.$queryRaw<{ opens: boolean }[]>`
    SELECT sign_in_opens(${signInId}::uuid, ${sessionId}::uuid) AS opens`;
  return rows[0]?.opens === true;
}

/** Holds the session's row until the transaction ends: its acts follow one another. */
export async function lockSession(database: Database, sessionId: string): Promise<void> {
  await database.$queryRaw`
    SELECT 1 FROM sessions WHERE id = ${sessionId}::uuid FOR NO KEY UPDATE`;
}

/** Makes what was sent live of a session old, where something changed that is nobody's act. */
export async function raiseRevision(database: Database, sessionId: string): Promise<void> {
  await database.session.update({
    where: { id: sessionId },
    data: { revision: { increment: 1 } },
    select: { id: true },
  });
}

/** Saves a session. One of the demonstration is what its people open. */
export async function saveSession(
  database: Database,
  terms: SessionTerms,
  isDemonstration: boolean,
): Promise<string> {
  const { id } = await database.session.create({
    data: { ...terms, languages: [...terms.languages], isDemonstration },
    select: { id: true },
  });
  return id;
}

export async function changeSession(
  database: Database,
  sessionId: string,
  terms: SessionTerms,
): Promise<void> {
  await database.session.update({
    where: { id: sessionId },
    data: { ...terms, languages: [...terms.languages] },
    select: { id: true },
  });
}

export type StoredSession = { terms: SessionTerms; revision: number; isDemonstration: boolean };

export async function findSession(
  database: Database,
  sessionId: string,
): Promise<StoredSession | null> {
  const row = await database.session.findUnique({ where: { id: sessionId } });
  return (
    row && {
      terms: {
        title: row.title,
        purpose: row.purpose,
        languages: row.languages.filter(isLanguage),
        defaultRule: isDefaultRule(row.defaultRule) ? row.defaultRule : 'simple-majority',
      },
      revision: row.revision,
      isDemonstration: row.isDemonstration,
    }
  );
}

/** A session somebody takes part in, and when something last happened there. */
export type StoredMembership = {
  sessionId: string;
  title: string;
  participantId: string;
  role: Actor['role'];
  delegationId: string | null;
  delegationName: string | null;
  lastActAt: Date;
};

/** The sessions of a person, the one where something happened last first. */
export async function listMemberships(
  database: Database,
  personId: string,
): Promise<StoredMembership[]> {
  const signInId = limitedSignIn(personId);
  return database.$queryRaw<StoredMembership[]>`
    SELECT s.id AS "sessionId", s.title, p.id AS "participantId", p.role::text AS role,
           p.delegation_id AS "delegationId", d.name AS "delegationName",
           s.last_act_at AS "lastActAt"
    FROM participants p
    JOIN sessions s ON s.id = p.session_id
    LEFT JOIN delegations d ON d.id = p.delegation_id
    WHERE p.person_id = ${personId}::uuid AND p.removed_at IS NULL
      AND (${signInId}::uuid IS NULL OR sign_in_opens(${signInId}::uuid, s.id))
    ORDER BY "lastActAt" DESC`;
}
