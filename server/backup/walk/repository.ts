import { database } from '@/server/database/client';

/** Every vote that has ended with a verdict, the oldest first. */
export async function listClosedVotes(): Promise<{ id: string; sessionId: string }[]> {
  return database().$queryRaw<{ id: string; sessionId: string }[]>`
    SELECT id, session_id AS "sessionId" FROM votes
    WHERE closed_at IS NOT NULL AND verdict IS NOT NULL ORDER BY closed_at, id`;
}

/** A live text, with the hash it was sealed under as long as it is sealed. */
export type LiveText = { id: string; draftId: string | null; sealedAs: string | null };

export async function listLiveTexts(): Promise<LiveText[]> {
  return database().$queryRaw<LiveText[]>`
    SELECT documents.id, drafts.id AS "draftId",
      CASE WHEN drafts.status IN ('sealed', 'voting') THEN (
        SELECT sha256 FROM versions WHERE draft_id = drafts.id ORDER BY number DESC LIMIT 1)
      END AS "sealedAs"
    FROM documents LEFT JOIN drafts ON drafts.document_id = documents.id
    ORDER BY documents.created_at, documents.id`;
}

export async function listVersionIds(): Promise<string[]> {
  const rows = await database().version.findMany({ select: { id: true }, orderBy: { id: 'asc' } });
  return rows.map(({ id }) => id);
}

export async function findVersion(id: string): Promise<{ canonical: string; sha256: string }> {
  const select = { canonical: true, sha256: true };
  return database().version.findUniqueOrThrow({ where: { id }, select });
}
