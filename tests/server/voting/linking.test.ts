import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { database } from '@/server/database/client';
import { registry } from '@/server/live/metrics';
import { processWide } from '@/server/process-wide';
import { closeVote } from '@/server/voting/close-vote';
import { linkingAttack } from '@/tests/support/linking-attack';
import { buildRoom, hits, takeSecretVote, voters } from '@/tests/support/secret-vote';

const votes = 20;

describe('[V38] linking who took part in a secret vote to the ballots', () => {
  it('is possible before the closing to whoever reads the hidden columns, and chance afterwards', async () => {
    const room = await buildRoom();
    const before = new Map<string, number>();
    const after = new Map<string, number>();
    for (let vote = 0; vote < votes; vote += 1) {
      const { place, truth, seen } = await takeSecretVote(room);
      await score(before, place.voteId, { truth, seen });
      const closed = await closeVote(room.chair, place);
      expect(closed).toMatchObject({ ok: true });
      await score(after, place.voteId, { truth, seen });
    }
    const all = votes * voters;
    expect(before.get('same transaction')).toBe(all);
    expect(before.get('transaction beside transaction')).toBe(all);
    expect(before.get('seen beside place')).toBe(all);
    expect(before.get('roll_locker beside transaction')).toBe(all);

    expect(after.get('same transaction')).toBe(0);
    // A random order has one right place on average, whatever its length: over 20 votes
    // the sum is as good as Poisson with mean 20, above 60 in one of 10^12 runs. With the
    // 127 ways tried, a sound closing fails here in fewer than one run of 10^9.
    expect(after.size).toBe(127);
    expect([...after].filter(([, found]) => found > 60)).toEqual([]);
  }, 240_000);

  async function score(
    sums: Map<string, number>,
    voteId: string,
    { truth, seen }: { truth: ReadonlyMap<string, object>; seen: readonly string[] },
  ) {
    for (const [way, guess] of await linkingAttack(voteId, seen)) {
      sums.set(way, (sums.get(way) ?? 0) + hits(guess, truth));
    }
  }

  it('finds no row from before the closing in the tables’ files', async () => {
    const room = await buildRoom();
    const { place } = await takeSecretVote(room);
    await closeVote(room.chair, place);
    await database().$executeRaw`CHECKPOINT`;
    const bytes = Buffer.from(place.voteId.replaceAll('-', ''), 'hex');
    for (const table of ['secret_ballots', 'secret_participations']) {
      const [file] = await database().$queryRaw<{ data: Uint8Array }[]>`
        SELECT pg_read_binary_file(pg_relation_filepath(${table}::regclass)) AS data`;
      expect(occurrences(Buffer.from(file?.data ?? []), bytes)).toBe(voters);
    }
  });

  it('finds nothing in the log, the metrics or the record', async () => {
    const lines: string[] = [];
    const sink = { write: (line: string) => lines.push(line) };
    Reflect.deleteProperty(globalThis, Symbol.for('plenary.log'));
    processWide('log', () => pino({ level: 'trace' }, sink));
    const room = await buildRoom();
    const figures = async () => (await registry.metrics()).match(/^plenary_.*$/gm);
    const metrics = await figures();
    const { place } = await takeSecretVote(room);
    expect(lines).toEqual([]);
    expect(await figures()).toEqual(metrics);
    const entries = await database().recordEntry.findMany({
      where: { sessionId: room.session.id },
    });
    expect(entries.map(({ act }) => act)).toEqual(['open-vote']);
    await closeVote(room.chair, place);
    expect(lines).toEqual([]);
  });
});

function occurrences(file: Buffer, bytes: Buffer): number {
  let found = 0;
  for (let at = file.indexOf(bytes); at >= 0; at = file.indexOf(bytes, at + 1)) found += 1;
  return found;
}
