import { isLanguage, type Language } from '@/domain/language';
import type { Database } from '@/server/database/client';

/** How long a sign-in lives unused, and how long at most: docs/decisions, sign-in. */
export const signInLifetime = { idleHours: 72, absoluteDays: 14 } as const;

/** Who a sign-in speaks for. */
export type SignedIn = {
  signInId: string;
  personId: string;
  name: string;
  email: string;
  language: Language;
  signedInAt: Date;
};

type SignInRow = Omit<SignedIn, 'language'> & { language: string; stale: boolean };

/** The living sign-in with this token's hash; its idle time begins anew. */
export async function findSignIn(database: Database, tokenHash: string): Promise<SignedIn | null> {
  const rows = await database.$queryRaw<SignInRow[]>`
    SELECT s.id AS "signInId", p.id AS "personId", p.name, p.email, p.language,
           s.created_at AS "signedInAt",
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

/** Saves a sign-in of a person and tells when it ends at the latest, by the database's clock. */
export async function saveSignIn(
  database: Database,
  signIn: { tokenHash: string; personId: string; browser: string },
): Promise<{ expiresAt: Date }> {
  const rows = await database.$queryRaw<{ expiresAt: Date }[]>`
    INSERT INTO sign_ins (token_hash, person_id, browser, expires_at)
    VALUES (${signIn.tokenHash}, ${signIn.personId}::uuid, ${signIn.browser},
            now() + make_interval(days => ${signInLifetime.absoluteDays}::int))
    RETURNING expires_at AS "expiresAt"`;
  const row = rows[0];
  if (!row) throw new Error('The sign-in was not saved.');
  return row;
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
