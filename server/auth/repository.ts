import { isLanguage, type Language } from '@/domain/language';
import type { Role } from '@/domain/sessions/roles';
import type { Database } from '@/server/database/client';

/** How long a sign-in lives unused, and how long at most: docs/decisions, sign-in. */
export const signInLifetime = { idleHours: 72, absoluteDays: 14 } as const;

/** In SQL, of the table `sign_ins`: has it neither run out nor gone idle? */
export const signInLives =
  'sign_ins.expires_at > now() AND sign_ins.last_seen_at > now() - ' +
  `interval '${signInLifetime.idleHours} hours'`;

/** Who a sign-in speaks for. */
export type SignedIn = {
  signInId: string;
  personId: string;
  name: string;
  email: string;
  language: Language;
  signedInAt: Date;
  /** Opens whatever the person may; otherwise the sessions for which a chair vouches. */
  isProven: boolean;
};

type SignInRow = Omit<SignedIn, 'language'> & { language: string; stale: boolean };

/** The living sign-in with this token's hash; its idle time begins anew. */
export async function findSignIn(database: Database, tokenHash: string): Promise<SignedIn | null> {
  const rows = await database.$queryRaw<SignInRow[]>`
    SELECT s.id AS "signInId", p.id AS "personId", p.name, p.email, p.language,
           s.created_at AS "signedInAt", s.is_proven AS "isProven",
           s.last_seen_at < now() - interval '5 minutes' AS stale
    FROM sign_ins s JOIN people p ON p.id = s.person_id
    WHERE s.token_hash = ${tokenHash} AND s.expires_at > now()
      AND s.last_seen_at > now() - make_interval(hours => ${signInLifetime.idleHours}::int)`;
  const row = rows[0];
  if (!row) return null;
  const { stale, language, ...person } = row;
  // Not at every request: nobody needs to know to the second when they were last here.
  if (stale) {
    await database.$executeRaw`
      UPDATE sign_ins SET last_seen_at = now() WHERE id = ${row.signInId}::uuid`;
  }
  return { ...person, language: isLanguage(language) ? language : 'en' };
}

/** A chair who copied a link, and the sessions in which it is good: those they run. */
export type Copied = { byId: string; sessionIds: readonly string[] };

export type NewSignIn = {
  tokenHash: string;
  personId: string;
  browser: string;
  /** Null for a sign-in that opens whatever the person may. */
  copied: Copied | null;
};

/** Saves a sign-in of a person and tells when it ends at the latest, by the database's clock. */
export async function saveSignIn(
  database: Database,
  { tokenHash, personId, browser, copied }: NewSignIn,
): Promise<{ expiresAt: Date }> {
  const rows = await database.$queryRaw<{ id: string; expiresAt: Date }[]>`
    INSERT INTO sign_ins (token_hash, person_id, browser, is_proven, expires_at)
    VALUES (${tokenHash}, ${personId}::uuid, ${browser}, ${copied === null},
            now() + make_interval(days => ${signInLifetime.absoluteDays}::int))
    RETURNING id, expires_at AS "expiresAt"`;
  const row = rows[0];
  if (!row) throw new Error('The sign-in was not saved.');
  const vouchers = (copied?.sessionIds ?? []).map((sessionId) => ({
    signInId: row.id,
    sessionId,
    byId: copied?.byId ?? '',
  }));
  await database.voucher.createMany({ data: vouchers });
  return { expiresAt: row.expiresAt };
}

/**
 * Lets a new sign-in open also what another one of the same browser and person opened:
 * whoever was given a link by two chairs, one after the other, gets into both sessions.
 */
export async function takeOver(
  database: Database,
  { from, into }: { from: SignedIn; into: SignedIn },
): Promise<void> {
  if (from.isProven) {
    await database.signIn.update({ where: { id: into.signInId }, data: { isProven: true } });
  }
  await database.$executeRaw`
    INSERT INTO vouchers (sign_in_id, session_id, by_id)
    SELECT ${into.signInId}::uuid, session_id, by_id FROM vouchers
    WHERE sign_in_id = ${from.signInId}::uuid ON CONFLICT DO NOTHING`;
}

/** The sessions of which somebody is a chair, of those that their sign-in opens. */
export async function listChaired(
  database: Database,
  personId: string,
  limitedTo: string | null,
): Promise<string[]> {
  const rows = await database.$queryRaw<{ sessionId: string }[]>`
    SELECT session_id AS "sessionId" FROM participants
    WHERE person_id = ${personId}::uuid AND role = 'chair' AND removed_at IS NULL
      AND (${limitedTo}::uuid IS NULL OR sign_in_opens(${limitedTo}::uuid, session_id))`;
  return rows.map(({ sessionId }) => sessionId);
}

/** Has a person ever had a place in a session that this sign-in does not open? */
export async function hasPlaceBeyond(
  database: Database,
  personId: string,
  signInId: string,
): Promise<boolean> {
  const rows = await database.$queryRaw<unknown[]>`
    SELECT 1 FROM participants WHERE person_id = ${personId}::uuid
      AND NOT sign_in_opens(${signInId}::uuid, session_id) LIMIT 1`;
  return rows.length > 0;
}

/**
 * Ends what copied links opened for a person: their sign-ins and the links not yet used.
 * Called when the address has proven itself by mail, and nobody need vouch for it.
 */
export async function deleteCopied(
  database: Database,
  { id, email }: { id: string; email: string },
): Promise<number> {
  await database.signInLink.deleteMany({ where: { email, copiedById: { not: null } } });
  const { count } = await database.signIn.deleteMany({ where: { personId: id, isProven: false } });
  return count;
}

/** Deletes one sign-in of a person; false when it was not there. */
export async function deleteSignIn(
  database: Database,
  signIn: { signInId: string; personId: string },
): Promise<boolean> {
  const { count } = await database.signIn.deleteMany({
    where: { id: signIn.signInId, personId: signIn.personId },
  });
  return count > 0;
}

export async function deleteSignInsOf(database: Database, personId: string): Promise<number> {
  const { count } = await database.signIn.deleteMany({ where: { personId } });
  return count;
}

/** Somebody who was invited, whether or not they ever came. */
export type Person = {
  id: string;
  email: string;
  name: string;
  language: Language;
  /** One of the demonstration's people, whom anybody may be. */
  isDemonstration: boolean;
};

type PersonRow = Omit<Person, 'language'> & { language: string };

function toPerson({ id, email, name, language, isDemonstration }: PersonRow): Person {
  return { id, email, name, language: isLanguage(language) ? language : 'en', isDemonstration };
}

/** The person of an address in its canonical form (domain/people/email-address.ts). */
export async function findPersonByEmail(database: Database, email: string): Promise<Person | null> {
  const row = await database.person.findUnique({ where: { email } });
  return row && toPerson(row);
}

export async function findPerson(database: Database, personId: string): Promise<Person | null> {
  const row = await database.person.findUnique({ where: { id: personId } });
  return row && toPerson(row);
}

/** Saves a person, or gives back the one who already has this address. */
export async function savePerson(
  database: Database,
  person: { email: string; name: string; language: Language },
): Promise<Person> {
  const row = await database.person.upsert({
    where: { email: person.email },
    create: person,
    update: {},
  });
  return toPerson(row);
}

/** Notes that a person came in by a link just now. */
export async function markComeIn(database: Database, personId: string): Promise<Person> {
  const row = await database.person.update({
    where: { id: personId },
    data: { cameInAt: new Date() },
  });
  return toPerson(row);
}

/** How long a link from a mail can be used. */
export const linkMinutes = 15;

/** Saves a link's hash; what is more than a day past its end is swept out on the way. */
export async function saveSignInLink(
  database: Database,
  { email, tokenHash, copied }: { email: string; tokenHash: string; copied: Copied | null },
): Promise<void> {
  await database.$executeRaw`
    DELETE FROM sign_in_links WHERE expires_at < now() - interval '1 day'`;
  await database.$executeRaw`
    INSERT INTO sign_in_links (email, token_hash, copied_by_id, session_ids, expires_at)
    VALUES (${email}, ${tokenHash}, ${copied?.byId ?? null}::uuid,
            ${[...(copied?.sessionIds ?? [])]}::uuid[],
            now() + make_interval(mins => ${linkMinutes}::int))`;
}

/**
 * Uses a link up: one statement, so that of any number of attempts at once exactly one
 * gets the address and the others nothing.
 */
export async function takeSignInLink(
  database: Database,
  tokenHash: string,
): Promise<{ email: string; expiresAt: Date; copied: Copied | null } | null> {
  type Row = { email: string; expiresAt: Date; byId: string | null; sessionIds: string[] };
  const rows = await database.$queryRaw<Row[]>`
    DELETE FROM sign_in_links WHERE token_hash = ${tokenHash} AND expires_at > now()
    RETURNING email, expires_at AS "expiresAt", copied_by_id AS "byId", session_ids AS "sessionIds"`;
  const row = rows[0];
  if (!row) return null;
  const { email, expiresAt, byId, sessionIds } = row;
  return { email, expiresAt, copied: byId === null ? null : { byId, sessionIds } };
}

/** Looks at a link without using it up. */
export async function findSignInLink(
  database: Database,
  tokenHash: string,
): Promise<{ email: string; expired: boolean } | null> {
  const rows = await database.$queryRaw<{ email: string; expired: boolean }[]>`
    SELECT email, expires_at <= now() AS expired FROM sign_in_links
    WHERE token_hash = ${tokenHash}`;
  return rows[0] ?? null;
}

/** Deletes the sign-in with this token's hash; whose it was, or null if there was none. */
export async function deleteSignInByToken(
  database: Database,
  tokenHash: string,
): Promise<string | null> {
  const rows = await database.$queryRaw<{ personId: string }[]>`
    DELETE FROM sign_ins WHERE token_hash = ${tokenHash} RETURNING person_id AS "personId"`;
  return rows[0]?.personId ?? null;
}

export async function updatePerson(
  database: Database,
  personId: string,
  { name, language }: { name: string; language: Language },
): Promise<void> {
  await database.person.update({ where: { id: personId }, data: { name, language } });
}

/** A sign-in as its person sees it in their account. */
export type SignInShown = { id: string; browser: string; createdAt: Date; lastSeenAt: Date };

/** The living sign-ins of a person, the latest used first. */
export async function findSignInsOf(database: Database, personId: string): Promise<SignInShown[]> {
  return database.$queryRaw<SignInShown[]>`
    SELECT id, browser, created_at AS "createdAt", last_seen_at AS "lastSeenAt"
    FROM sign_ins
    WHERE person_id = ${personId}::uuid AND expires_at > now()
      AND last_seen_at > now() - make_interval(hours => ${signInLifetime.idleHours}::int)
    ORDER BY last_seen_at DESC, created_at DESC LIMIT 100`;
}

/** The people of a session, as the demonstration's sign-in offers them. */
export type SessionPeople = {
  sessionId: string;
  title: string;
  people: { personId: string; name: string; role: Role; delegation: string | null }[];
};

/** Who takes part in what in the demonstration: sessions by age, people by role and name. */
export async function findDemonstrationPeople(database: Database): Promise<SessionPeople[]> {
  const sessions = await database.session.findMany({
    where: { isDemonstration: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: 20,
    include: {
      participants: {
        where: { removedAt: null, person: { isDemonstration: true } },
        include: { person: true, delegation: true },
        orderBy: [{ role: 'asc' }, { person: { name: 'asc' } }],
        take: 100,
      },
    },
  });
  return sessions.map(({ id, title, participants }) => ({
    sessionId: id,
    title,
    people: participants.map(({ person, role, delegation }) => ({
      personId: person.id,
      name: person.name,
      role,
      delegation: delegation?.name ?? null,
    })),
  }));
}
