import type * as Y from 'yjs';
import type { TextJson } from '@/domain/text/text';
import type { Database } from '@/server/database/client';
import { sequencesSince } from '@/domain/text/schema-version';
import { readTextFrom } from './read-sequence';
import { isSound } from './shape';
import { storedDoc } from './stored-doc';
import { isSoundTree, readTreeFrom } from './version-1/read-tree';

/** The newest state of a document that reads as a text. */
export type GoodVersion = { text: TextJson; sequence: number; savedAt: Date };

type Part = { sequence: number; bytes: Uint8Array; savedAt: Date };

/** How a text is judged and read: as the one sequence that it is, or as the tree it still is. */
type Form = { isSound: (doc: Y.Doc) => boolean; read: (doc: Y.Doc) => TextJson };

const sequence: Form = { isSound, read: readTextFrom };
const tree: Form = { isSound: isSoundTree, read: readTreeFrom };

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
  const form = await formOf(database, documentId);
  if (isGood([newest], form)) return lastBehind(database, documentId, newest, form);
  const older = snapshots.find((snapshot) => isGood([snapshot], form));
  return older ? versionOf([older], form) : null;
}

async function formOf(database: Database, documentId: string): Promise<Form> {
  const [document] = await database.$queryRaw<{ version: number }[]>`
    SELECT schema_version AS version FROM documents WHERE id = ${documentId}::uuid`;
  return (document?.version ?? sequencesSince) < sequencesSince ? tree : sequence;
}

/** Looks in longer and longer steps back from the end, then between the last two. */
async function lastBehind(
  database: Database,
  documentId: string,
  snapshot: Part,
  form: Form,
): Promise<GoodVersion> {
  const updates = await database.$queryRaw<Part[]>`
    SELECT sequence, update AS bytes, saved_at AS "savedAt" FROM document_updates
    WHERE document_id = ${documentId}::uuid AND sequence > ${snapshot.sequence} ORDER BY sequence`;
  const upTo = (count: number) => [snapshot, ...updates.slice(0, count)];
  let bad = updates.length + 1;
  let good = updates.length;
  for (let step = 1; good > 0 && !isGood(upTo(good), form); step *= 2) {
    bad = good;
    good = Math.max(0, good - step);
  }
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isGood(upTo(middle), form)) good = middle;
    else bad = middle;
  }
  return versionOf(upTo(good), form);
}

function isGood(parts: readonly Part[], form: Form): boolean {
  const doc = docOf(parts);
  const good = form.isSound(doc);
  doc.destroy();
  return good;
}

function versionOf(parts: readonly Part[], form: Form): GoodVersion {
  const doc = docOf(parts);
  const text = form.read(doc);
  doc.destroy();
  const last = parts.at(-1);
  return { text, sequence: last?.sequence ?? 0, savedAt: last?.savedAt ?? new Date(0) };
}

function docOf(parts: readonly Part[]): Y.Doc {
  return storedDoc(parts.map(({ bytes }) => bytes));
}
