import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { usualTerms, type VoteTerms } from '@/domain/voting/terms';
import { database } from '@/server/database/client';
import { registry } from '@/server/live/metrics';
import { processWide } from '@/server/process-wide';
import { castBallot } from '@/server/voting/cast-ballot';
import { closeVote } from '@/server/voting/close-vote';
import { openVote } from '@/server/voting/open-vote';
import { readVote } from '@/server/voting/read-vote';
import { shuffle } from '@/server/voting/shuffle';
import { buildParticipant } from '@/tests/support/builders';
import { linkingAttack, type Guess } from '@/tests/support/linking-attack';
import { buildSeats } from '@/tests/support/open-vote';

const votes = 20;
const voters = 8;
const options = ['A', 'B', 'C', 'D'].map((id) => ({ id, name: `Text ${id}` }));

// No two ballots of a vote are alike, so that a right guess is never luck with equals.
const rankings = options.flatMap((first) =>
  options
    .filter((option) => option !== first)
    .map((second) => ({ ranking: [[first.id], [second.id]] })),
);

async function buildRoom() {
  const seats = Array.from({ length: voters }, (_, index) => ({ name: `D${index}` }));
  const { session, delegates } = await buildSeats(seats);
  const chair = await buildParticipant(session.id, 'chair');
  return { session, delegates, chair };
}

type Room = Awaited<ReturnType<typeof buildRoom>>;

/** Opens a secret vote in which everybody votes, in a random order, each unlike the others. */
async function takeSecretVote({ session, delegates, chair }: Room) {
  const terms: VoteTerms = {
    ...usualTerms,
    question: 'Which text?',
    deciding: { method: 'schulze', rule: {}, options, seats: 1 },
    secrecy: 'secret',
    meanwhile: 'nothing',
  };
  const form = { sessionId: session.id, draftId: null, terms, minutes: null };
  const opened = await openVote(chair, form);
  if (!opened.ok) throw new Error(opened.refusal);
  const place = { sessionId: session.id, voteId: opened.value.voteId };
  const sha256 = (await readVote(chair.personId, place))?.vote.sha256 ?? null;
  const said = shuffle(rankings);
  const truth = new Map<string, object>();
  for (const [index, { personId, delegationId }] of shuffle(delegates).entries()) {
    const marks = said[index] ?? {};
    const cast = await castBallot(personId, { ...place, marks, sha256 });
    if (!cast.ok) throw new Error(cast.refusal);
    truth.set(delegationId, marks);
  }
  return { place, truth, seen: [...truth.keys()] };
}

function hits(guess: Guess, truth: ReadonlyMap<string, object>): number {
  return [...truth].filter(([who, said]) => {
    const guessed = guess.get(who);
    return guessed !== undefined && JSON.stringify(JSON.parse(guessed)) === JSON.stringify(said);
  }).length;
}

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
