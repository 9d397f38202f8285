import * as idb from 'lib0/indexeddb';

/** Whose copy of which text, and the version of the editor it was written with. */
export type CopyKey = { personId: string; documentId: string; schemaVersion: number };

const pattern = /^plenary\.text\.([0-9a-f-]{36})\.([0-9a-f-]{36})\.(\d{1,9})$/u;

/** The name of the browser's database that holds a copy. */
export function copyName({ personId, documentId, schemaVersion }: CopyKey): string {
  return `plenary.text.${personId}.${documentId}.${schemaVersion}`;
}

/** What a database of this browser is a copy of; null if it is none of ours. */
export function copyOf(name: string): CopyKey | null {
  const [, personId, documentId, version] = pattern.exec(name) ?? [];
  if (!personId || !documentId) return null;
  return { personId, documentId, schemaVersion: Number(version) };
}

/**
 * The copies in this browser. None where the browser cannot list its databases: what
 * could not be found again to be cleared is not kept in the first place.
 */
export async function listCopies(): Promise<CopyKey[]> {
  try {
    const databases = await indexedDB.databases();
    return databases.flatMap(({ name }) => copyOf(name ?? '') ?? []);
  } catch {
    return [];
  }
}

/** Can this browser keep copies, and clear them again? Not in every private window. */
export async function canKeepCopies(): Promise<boolean> {
  const trial = 'plenary.trial';
  try {
    await indexedDB.databases();
    const database = await idb.openDB(trial, () => undefined);
    database.close();
    await idb.deleteDB(trial);
    return true;
  } catch {
    return false;
  }
}

/** Takes a copy out of this browser. Tabs that have it open let go of it. */
export async function forgetCopy(key: CopyKey): Promise<void> {
  try {
    await idb.deleteDB(copyName(key));
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

/** The copies of texts that are not among those that may still be read. */
export function copiesToForget(copies: readonly CopyKey[], readable: readonly string[]): CopyKey[] {
  return copies.filter(({ documentId }) => !readable.includes(documentId));
}
