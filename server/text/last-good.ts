import type * as Y from 'yjs';
import type { TextJson } from '@/domain/text/text';
import type { Database } from '@/server/database/client';
import { isSound } from '@/server/live/room/shape';
import { storedDoc } from './stored-doc';
import { readTextFrom } from './yjs-to-text';

/** The newest state of a document that reads as a text. */
export type GoodVersion = { text: TextJson; sequence: number; savedAt: Date };

type Part = { sequence: number; bytes: Uint8Array; savedAt: Date };

/**
 * Finds the last state of a damaged document that reads as a text: behind its newest
 * snapshot update by update, before it among the snapshots that are kept. Null if none
 * does. Reading writes nothing.
 */
export async function findLastGood(
  database: Database,
  documentId: string,
): Promise<GoodVersion | null> {
  const snapshots = await database.$queryRaw<Part[]>`
    SELECT sequence, state AS bytes, saved_at AS "savedAt" FROM document_snapshots
    WHERE document_id = ${documentId}::uuid ORDER BY sequence DESC`;
  const [newest] = snapshots;
  if (!newest) return null;
  if (isGood([newest])) return lastBehind(database, documentId, newest);
  const older = snapshots.find((snapshot) => isGood([snapshot]));
  return older ? versionOf([older]) : null;
}

/** Looks in longer and longer steps back from the end, then between the last two. */
async function lastBehind(
  database: Database,
  documentId: string,
  snapshot: Part,
): Promise<GoodVersion> {
  const updates = await database.$queryRaw<Part[]>`
    SELECT sequence, update AS bytes, saved_at AS "savedAt" FROM document_updates
    WHERE document_id = ${documentId}::uuid AND sequence > ${snapshot.sequence} ORDER BY sequence`;
  const upTo = (count: number) => [snapshot, ...updates.slice(0, count)];
  let bad = updates.length + 1;
  let good = updates.length;
  for (let step = 1; good > 0 && !isGood(upTo(good)); step *= 2) {
    bad = good;
    good = Math.max(0, good - step);
  }
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isGood(upTo(middle))) good = middle;
    else bad = middle;
  }
  return versionOf(upTo(good));
}

function isGood(parts: readonly Part[]): boolean {
  const doc = docOf(parts);
  const good = isSound(doc);
  doc.destroy();
  return good;
}

function versionOf(parts: readonly Part[]): GoodVersion {
  const doc = docOf(parts);
  const text = readTextFrom(doc);
  doc.destroy();
  const last = parts.at(-1);
  return { text, sequence: last?.sequence ?? 0, savedAt: last?.savedAt ?? new Date(0) };
}

function docOf(parts: readonly Part[]): Y.Doc {
  return storedDoc(parts.map(({ bytes }) => bytes));
}
