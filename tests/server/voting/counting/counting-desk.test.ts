import { afterAll, describe, expect, it } from 'vitest';
import { accept, refuse } from '@/domain/result';
import { readVoteRecord, countFormat, recount } from '@/domain/voting/file/vote-record';
import { CountingDesk } from '@/server/voting/counting/counting-desk';

const desks: CountingDesk[] = [];
const deskOf = (limits: ConstructorParameters<typeof CountingDesk>[0]) => {
  const desk = new CountingDesk(limits);
  desks.push(desk);
  return desk;
};
afterAll(async () => {
  await Promise.all(desks.map(async (desk) => desk.close()));
});

/** Every voter ranks all options, each beginning with another. */
function fileOf(optionCount: number, ballotCount: number) {
  const ids = Array.from({ length: optionCount }, (_, index) => `o${index}`);
  return {
    format: countFormat,
    method: 'ranked-pairs',
    options: ids.map((id) => ({ id, name: id })),
    ballots: Array.from({ length: ballotCount }, (_, turn) => ({
      ranking: [...ids.slice(turn % optionCount), ...ids.slice(0, turn % optionCount)].map((id) => [
        id,
      ]),
    })),
  };
}

const small = fileOf(3, 4);

describe('the counting desk', () => {
  it('counts what the file says, several at once', async () => {
    const desk = deskOf({ seconds: 30, megabytes: 256, threads: 2 });
    const record = readVoteRecord(small);
    if (!record.ok) throw new Error('no record');
    const counted = await Promise.all([1, 2, 3, 4].map(async () => desk.count(small)));
    expect(counted).toEqual([1, 2, 3, 4].map(() => accept(recount(record.value))));
  });

  it('ends a count that takes too long, and counts the next one', async () => {
    const desk = deskOf({ seconds: 0.02, megabytes: 512, threads: 1 });
    const long = desk.count(fileOf(50, 10_000));
    const next = desk.count(fileOf(50, 10_000));
    expect(await long).toEqual(refuse('count-over-limit'));
    expect(await next).toEqual(refuse('count-over-limit'));
  });

  it('ends a count that takes too much memory', async () => {
    const desk = deskOf({ seconds: 60, megabytes: 16, threads: 1 });
    expect(await desk.count(fileOf(50, 10_000))).toEqual(refuse('count-over-limit'));
  });

  it('refuses what may not be counted', async () => {
    const desk = deskOf({ seconds: 30, megabytes: 256, threads: 1 });
    expect(await desk.count({ ...small, ballots: [{ ranking: [['X']] }] })).toEqual(
      refuse('count-faulty'),
    );
    expect(await desk.count(small)).toMatchObject({ ok: true });
  });
});
