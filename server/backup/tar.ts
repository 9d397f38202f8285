import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { BackupFault } from './backup-fault';

// A backup is a tar file, compressed with gzip: whoever has nothing of Plenary left can
// still open it. Only what tar needs for plain files of a known size is here (POSIX, ustar).

const block = 512;

/** One file in a tar file. */
export type Entry = { name: string; bytes: Buffer };

/** The bytes of one entry: header, content, and what fills the last block. */
export function tarEntry({ name, bytes }: Entry): Buffer[] {
  return [headerOf(name, bytes.length), bytes, Buffer.alloc(padding(bytes.length))];
}

/** What stands at the end of a tar file. */
export const tarEnd = Buffer.alloc(2 * block);

function padding(size: number): number {
  return (block - (size % block)) % block;
}

function headerOf(name: string, size: number): Buffer {
  if (Buffer.byteLength(name) > 100) throw new Error(`${name} is too long a name for tar.`);
  const header = Buffer.alloc(block);
  header.write(name, 0);
  header.write('0000600\0', 100);
  header.write(`${'0'.repeat(7)}\0${'0'.repeat(7)}\0`, 108);
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  header.write(`${'0'.repeat(11)}\0`, 136);
  header.write(' '.repeat(8), 148);
  header.write('0', 156);
  header.write('ustar\x0000', 257);
  header.write(`${sumOf(header).toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

/** The sum of a header's bytes, its own place counted as blanks. */
function sumOf(header: Buffer): number {
  let sum = 0;
  for (const [at, byte] of header.entries()) sum += at >= 148 && at < 156 ? 32 : byte;
  return sum;
}

/**
 * Reads the entries of a compressed tar file one after another, never more than one at a
 * time in memory.
 *
 * @param longest refuses entries of more bytes than this
 */
export async function* readEntries(file: string, longest: number): AsyncGenerator<Entry> {
  const source = createReadStream(file);
  const unzipped = createGunzip();
  source.on('error', (error) => unzipped.destroy(error));
  source.pipe(unzipped);
  try {
    const take = taker(unzipped);
    for (;;) {
      const header = await take(block);
      if (!header) throw new BackupFault(cutOff(file));
      if (header.every((byte) => byte === 0)) break;
      yield await readEntry(file, header, { longest, take });
    }
    // To the very end: only there gzip compares what it counted.
    while (await take(block)) continue;
  } catch (error) {
    throw inWords(file, error);
  } finally {
    source.destroy();
    unzipped.destroy();
  }
}

type Taking = { longest: number; take: (size: number) => Promise<Buffer | null> };

async function readEntry(file: string, header: Buffer, { longest, take }: Taking): Promise<Entry> {
  const sum = Number.parseInt(header.toString('latin1', 148, 154), 8);
  const size = Number.parseInt(header.toString('latin1', 124, 135), 8);
  if (sum !== sumOf(header) || !(size <= longest)) throw new BackupFault(damaged(file));
  const name = header.toString('utf8', 0, 100).replace(/\0.*$/s, '');
  const bytes = await take(size);
  const rest = await take(padding(size));
  if (!bytes || !rest) throw new BackupFault(cutOff(file));
  return { name, bytes };
}

/** Takes exactly so many bytes from a stream each time; null when it has ended before. */
function taker(stream: Readable): (size: number) => Promise<Buffer | null> {
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let held: Buffer = Buffer.alloc(0);
  return async (size) => {
    const parts: Buffer[] = [held];
    let length = held.length;
    while (length < size) {
      const next = await chunks.next();
      if (next.done) return null;
      parts.push(next.value);
      length += next.value.length;
    }
    const all = parts.length === 1 ? held : Buffer.concat(parts, length);
    held = all.subarray(size);
    return all.subarray(0, size);
  };
}

function inWords(file: string, error: unknown): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return new BackupFault(`There is no file ${file}.`);
  if (code === 'EISDIR') return new BackupFault(`${file} is a folder.`);
  if (code === 'Z_BUF_ERROR') return new BackupFault(cutOff(file));
  if (message === 'incorrect header check') {
    return new BackupFault(`${file} is no backup of Plenary.`);
  }
  if (code === 'Z_DATA_ERROR') return new BackupFault(damaged(file));
  return error;
}

function cutOff(file: string): string {
  return `${file} is cut off: its end is missing. Copy it again, or take another backup.`;
}

/** What is said of a file whose content is not what was written. */
export function damaged(file: string): string {
  return `${file} is damaged: it is not what was written. Copy it again, or take another backup.`;
}
