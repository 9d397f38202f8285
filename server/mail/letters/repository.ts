import { isLanguage, type Language } from '@/domain/language';
import type { Database } from '@/server/database/client';

export type NewLetter = { sessionId: string; personId: string; byId: string };

export async function saveLetters(
  database: Database,
  letters: readonly NewLetter[],
): Promise<void> {
  await database.invitationLetter.createMany({ data: [...letters] });
}

/** How many letters of a person have gone out in a day, and how many wait. */
export async function countLetters(
  database: Database,
  byId: string,
): Promise<{ sent: number; waiting: number }> {
  const rows = await database.$queryRaw<{ sent: number; waiting: number }[]>`
    SELECT count(*) FILTER (WHERE sent_at > now() - interval '1 day')::int AS sent,
           count(*) FILTER (WHERE sent_at IS NULL)::int AS waiting
    FROM invitation_letters WHERE by_id = ${byId}::uuid`;
  return rows[0] ?? { sent: 0, waiting: 0 };
}

export type Letter = {
  to: string;
  language: Language;
  sessionTitle: string;
  invitedBy: string;
};

/**
 * Takes the letter that has waited longest of those whose sender has sent fewer than
 * `perDay` in a day, and notes it as sent: of two processes one gets it. Null: none may go
 * now. Who was removed meanwhile is not written to any more.
 */
export async function takeLetter(transaction: Database, perDay: number): Promise<Letter | null> {
  // One taker at a time, over all processes: each sees what the others have taken.
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('invitation letters'))`;
  await transaction.$executeRaw`
    DELETE FROM invitation_letters WHERE sent_at IS NULL AND NOT EXISTS (
      SELECT 1 FROM participants WHERE participants.session_id = invitation_letters.session_id
        AND participants.person_id = invitation_letters.person_id AND removed_at IS NULL)`;
  const rows = await transaction.$queryRaw<(Omit<Letter, 'language'> & { language: string })[]>`
    WITH taken AS (
      UPDATE invitation_letters SET sent_at = now() WHERE id = (
        SELECT id FROM invitation_letters AS waiting
        WHERE sent_at IS NULL AND ${perDay} > (
          SELECT count(*) FROM invitation_letters AS sent
          WHERE sent.by_id = waiting.by_id AND sent.sent_at > now() - interval '1 day')
        ORDER BY id LIMIT 1)
      RETURNING session_id, person_id, by_id)
    SELECT people.email AS to, people.language, sessions.title AS "sessionTitle",
           senders.name AS "invitedBy"
    FROM taken JOIN people ON people.id = taken.person_id
    JOIN sessions ON sessions.id = taken.session_id JOIN people AS senders ON senders.id = taken.by_id`;
  const row = rows[0];
  return row ? { ...row, language: isLanguage(row.language) ? row.language : 'en' } : null;
}
