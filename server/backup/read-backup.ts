import { createHash, type Hash } from 'node:crypto';
import { BackupFault } from './backup-fault';
import {
  longestManifest,
  manifestName,
  manifestSchema,
  partName,
  type Manifest,
  type TableInBackup,
} from './manifest';
import { damaged, readEntries } from './tar';
import { countLines } from './write-backup';

/** A part of a table, as it stands in the file. */
export type Part = { table: string; bytes: Buffer };

/** What was found of a table in the file. */
type Found = Pick<TableInBackup, 'name' | 'rows' | 'bytes'> & { hash: Hash };

/**
 * Reads a backup from beginning to end and compares it with what it says of itself.
 *
 * @throws BackupFault if it is no backup, cut off, damaged, or of a kind not known here
 */
export async function checkBackup(file: string): Promise<Manifest> {
  const found: Found[] = [];
  let said: Buffer | null = null;
  for await (const { name, bytes } of readEntries(file, longestManifest)) {
    if (said) throw new BackupFault(damaged(file));
    if (name === manifestName) said = bytes;
    else add(found, tableOf(file, name), bytes);
  }
  if (!said) throw new BackupFault(`${file} is no backup of Plenary: it has no manifest.`);
  // Only now, when gzip has found every byte as it was.
  const manifest = readManifest(file, said);
  const filled = manifest.tables.filter(({ bytes }) => bytes > 0);
  const isWhole =
    filled.length === found.length && filled.every((table, at) => isAsWritten(table, found[at]));
  if (!isWhole) throw new BackupFault(damaged(file));
  return manifest;
}

/** The parts of the tables of a backup that was checked, one after another. */
export async function* readParts(file: string): AsyncGenerator<Part> {
  for await (const { name, bytes } of readEntries(file, longestManifest)) {
    if (name !== manifestName) yield { table: tableOf(file, name), bytes };
  }
}

function add(found: Found[], name: string, bytes: Buffer): void {
  let last = found.at(-1);
  if (last?.name !== name) {
    last = { name, rows: 0, bytes: 0, hash: createHash('sha256') };
    found.push(last);
  }
  last.hash.update(bytes);
  last.rows += countLines(bytes);
  last.bytes += bytes.length;
}

function isAsWritten(table: TableInBackup, found: Found | undefined): boolean {
  return (
    found?.name === table.name &&
    found.rows === table.rows &&
    found.bytes === table.bytes &&
    found.hash.digest('hex') === table.sha256
  );
}

function tableOf(file: string, name: string): string {
  const table = /^tables\/([^/]+)\/(\d{6,})\.copy$/.exec(name);
  if (!table?.[1] || partName(table[1], Number(table[2])) !== name) {
    throw new BackupFault(`${file} is no backup of Plenary: it holds ${JSON.stringify(name)}.`);
  }
  return table[1];
}

function readManifest(file: string, bytes: Buffer): Manifest {
  const json = parse(bytes.toString('utf8'));
  if (json === null) throw new BackupFault(damaged(file));
  const format = formatOf(json);
  if (format !== 'plenary.backup/1') {
    throw new BackupFault(
      `${file} is of the format ${JSON.stringify(format)}, which this version of Plenary does not know: restore it with the version that wrote it.`,
    );
  }
  const read = manifestSchema.safeParse(json);
  if (!read.success) throw new BackupFault(damaged(file));
  return read.data;
}

function formatOf(json: unknown): unknown {
  return typeof json === 'object' && json !== null && 'format' in json ? json.format : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
