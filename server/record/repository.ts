import type { Entry } from '@/domain/record/entry';
import type { Database } from '@/server/database/client';

/** Holds the session's row and counts its revision up. */
export async function lockRecord(database: Database, sessionId: string): Promise<void> {
  await database.session.update({
    where: { id: sessionId },
    data: { revision: { increment: 1 } },
    select: { id: true },
  });
}

export async function findLastEntry(
  database: Database,
  sessionId: string,
): Promise<{ sequence: number; hash: string } | null> {
  return database.recordEntry.findFirst({
    where: { sessionId },
    orderBy: { sequence: 'desc' },
    select: { sequence: true, hash: true },
  });
}

export async function saveEntry(database: Database, entry: Entry): Promise<void> {
  await database.recordEntry.create({
    data: { ...entry, at: new Date(entry.at), payload: entry.payload as object },
    select: { sequence: true },
  });
}
