import { sequencesSince } from '@/domain/text/schema-version';
import type { Database } from '@/server/database/client';

/** Gives a draft the document that its text has gone over into. */
export async function moveDraft(
  transaction: Database,
  draftId: string,
  documentId: string,
): Promise<void> {
  await transaction.draft.update({
    where: { id: draftId },
    data: { documentId },
    select: { id: true },
  });
}

/** A draft whose text is of version 1. */
export type OldDraft = {
  id: string;
  sessionId: string;
  number: number;
  title: string;
  documentId: string;
  isOpen: boolean;
};

/** The drafts whose texts are of version 1; those that nobody may write in wait until they are reopened. */
export async function listOldDrafts(database: Database): Promise<OldDraft[]> {
  return database.$queryRaw<OldDraft[]>`
    SELECT drafts.id, drafts.session_id AS "sessionId", number, title,
           document_id AS "documentId", documents.sealed_at IS NULL AS "isOpen"
    FROM drafts JOIN documents ON documents.id = drafts.document_id
    WHERE documents.schema_version < ${sequencesSince}
    ORDER BY drafts.created_at, drafts.id`;
}

/** Holds a draft until the transaction ends, if its text is still of version 1 and open. */
export async function lockOldDraft(
  transaction: Database,
  draftId: string,
): Promise<{ id: string; documentId: string } | null> {
  const rows = await transaction.$queryRaw<{ id: string; documentId: string }[]>`
    SELECT drafts.id, document_id AS "documentId"
    FROM drafts JOIN documents ON documents.id = drafts.document_id
    WHERE drafts.id = ${draftId}::uuid AND documents.schema_version < ${sequencesSince}
      AND documents.sealed_at IS NULL
    FOR NO KEY UPDATE OF drafts`;
  return rows[0] ?? null;
}

/** How many connections to this database have this name, of whatever process. */
export async function countConnectionsNamed(database: Database, name: string): Promise<number> {
  const rows = await database.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE datname = current_database() AND backend_type = 'client backend'
      AND application_name = ${name}`;
  return rows[0]?.count ?? 0;
}

/** The document that a text was in before it was brought over; null if it was in none. */
export async function findPredecessor(
  database: Database,
  documentId: string,
): Promise<string | null> {
  const row = await database.document.findUnique({
    where: { id: documentId },
    select: { predecessorId: true },
  });
  return row?.predecessorId ?? null;
}
