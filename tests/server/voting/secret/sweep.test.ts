import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { database } from '@/server/database/client';
import { environment } from '@/server/environment';
import { closeVote } from '@/server/voting/close-vote';
import { sweepSecretVotes } from '@/server/voting/secret/sweep';
import { closeWhatIsDue } from '@/server/voting/vote-closer';
import { deadRowsAttack } from '@/tests/support/dead-rows-attack';
import { linkingAttack } from '@/tests/support/linking-attack';
import { buildRoom, hits, takeSecretVote, voters } from '@/tests/support/secret-vote';

const isSwept = async (id: string) =>
  (await database().vote.findUniqueOrThrow({ where: { id } })).sweptAt !== null;

describe('[V38] a closing whose process dies before it has swept', () => {
  it('is swept by whoever looks next, and the dead rows link nobody any more', async () => {
    const room = await buildRoom();
    const { place, truth, seen } = await takeSecretVote(room);
    const script = ['--import', 'tsx', 'tests/support/die-at-sweep.ts'];
    const child = spawn(
      process.execPath,
      script.concat(room.chair.personId, place.sessionId, place.voteId),
      { stdio: ['ignore', 'inherit', 'inherit'], env: process.env },
    );
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
    expect(signal).toBe('SIGKILL');
    const { closedAt } = await database().vote.findUniqueOrThrow({ where: { id: place.voteId } });
    expect(closedAt).not.toBeNull();
    expect(await isSwept(place.voteId)).toBe(false);
    // What the crash left behind: the files still tell how everybody voted.
    expect(hits(await deadRowsAttack(place.voteId), truth)).toBe(voters);

    await closeWhatIsDue();

    expect(await isSwept(place.voteId)).toBe(true);
    expect(await deadRowsAttack(place.voteId)).toEqual(new Map());
    const guesses = await linkingAttack(place.voteId, seen);
    expect(hits(guesses.get('same transaction') ?? new Map(), truth)).toBe(0);
    // All eight right by an order is luck once in 40,320 closings; the hidden columns gave it away.
    const orders = ['transaction beside transaction', 'seen beside place', 'place beside place'];
    for (const order of orders) {
      expect(hits(guesses.get(order) ?? new Map(), truth)).toBeLessThan(voters);
    }
  }, 60_000);
});

describe('[V38] a sweep that cannot be done at once', () => {
  it('is made up for when the tables are no longer held', async () => {
    await holding('LOCK TABLE secret_ballots, secret_participations IN ROW EXCLUSIVE MODE');
  }, 60_000);

  it('is made up for when a transaction that could still see the old rows has ended', async () => {
    await holding('SELECT count(*) FROM secret_ballots');
  }, 60_000);

  /** Closes a vote while another connection is in a transaction, then ends the transaction. */
  async function holding(statement: string) {
    const room = await buildRoom();
    const { place, truth } = await takeSecretVote(room);
    const other = new Client({ connectionString: environment().databaseUrl });
    await other.connect();
    try {
      await other.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
      await other.query(statement);
      await closeVote(room.chair, place);
      expect(await isSwept(place.voteId)).toBe(false);
      expect(hits(await deadRowsAttack(place.voteId), truth)).toBe(voters);
    } finally {
      await other.end();
    }
    await sweepSecretVotes();
    expect(await isSwept(place.voteId)).toBe(true);
    expect(await deadRowsAttack(place.voteId)).toEqual(new Map());
  }
});
