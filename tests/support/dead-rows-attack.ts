import { database } from '@/server/database/client';
import type { Guess } from './linking-attack';

/** A row as it lies in a table's file, seen by queries or not. */
type Stored = { writtenBy: number; vote: string; key: string; rest: string };

/**
 * Reads the files of both secret tables byte by byte, rows that no query returns any more
 * included, and joins those that one transaction wrote.
 *
 * @returns who, as far as the files tell, cast which ballot
 */
export async function deadRowsAttack(voteId: string): Promise<Guess> {
  await database().$executeRaw`CHECKPOINT`;
  const ballots = (await rowsOf('secret_ballots')).filter(({ rest }) => rest.length > 0);
  const seen = await database().$queryRaw<{ key: string; said: string }[]>`
    SELECT id::text AS key, content::text AS said FROM secret_ballots
    WHERE vote_id = ${voteId}::uuid`;
  // Equal ballots have equal bytes: those that can still be read translate the others.
  const said = new Map<string, string>();
  for (const { key, rest } of ballots) {
    const text = seen.find((row) => row.key === key)?.said;
    if (text !== undefined) said.set(rest, text);
  }
  const guess = new Map<string, string>();
  for (const row of await rowsOf('secret_participations')) {
    const same = ballots.filter(({ writtenBy }) => writtenBy === row.writtenBy);
    const text = same.length === 1 ? said.get(same[0]?.rest ?? '') : undefined;
    if (row.vote === voteId && text !== undefined) guess.set(row.key, text);
  }
  return guess;
}

/** Of ballots the key is their own id, of participations the delegation's. */
async function rowsOf(table: 'secret_ballots' | 'secret_participations'): Promise<Stored[]> {
  const [file] = await database().$queryRaw<{ data: Uint8Array }[]>`
    SELECT pg_read_binary_file(pg_relation_filepath(${table}::regclass)) AS data`;
  const bytes = Buffer.from(file?.data ?? []);
  const rows: Stored[] = [];
  for (let page = 0; page < bytes.length; page += 8192) {
    rows.push(...rowsIn(bytes.subarray(page, page + 8192), table === 'secret_ballots'));
  }
  return rows;
}

/** PostgreSQL's page (bufpage.h): from byte 24 on a list of where each row begins and how long it is. */
function rowsIn(page: Buffer, keyFirst: boolean): Stored[] {
  const rows: Stored[] = [];
  const end = page.readUInt16LE(12);
  for (let at = 24; at < end; at += 4) {
    const pointer = page.readUInt32LE(at);
    const [offset, length] = [pointer & 0x7fff, pointer >>> 17];
    if (length < 55) continue;
    const row = page.subarray(offset, offset + length);
    // htup_details.h: the transaction that wrote it comes first, the header's length in byte 22.
    const body = row.subarray(row.readUInt8(22));
    const [first, second] = [uuid(body.subarray(0, 16)), uuid(body.subarray(16, 32))];
    const [key, vote] = keyFirst ? [first, second] : [second, first];
    rows.push({ writtenBy: row.readUInt32LE(0), vote, key, rest: body.toString('hex', 32) });
  }
  return rows;
}

function uuid(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
