import { describe, expect, it } from 'vitest';
import { database } from '@/server/database/client';
import { readRecord } from '@/server/record/read-record';
import { closeVote } from '@/server/voting/close-vote';
import { buildOpenVote, three } from '@/tests/support/open-vote';

describe('[V37] the ballots of a running vote on the record', () => {
  it.each([
    ['sealed', 'nothing', false],
    ['sealed', 'count', false],
    ['sealed', 'who', true],
    ['open', 'how', true],
  ] as const)('%s, showing %s: read at once %s', async (secrecy, meanwhile, isShown) => {
    const terms = { secrecy, meanwhile };
    const { sessionId, delegates, place, chair, cast } = await buildOpenVote(three, { terms });
    const [voter] = delegates;
    await cast(voter?.personId ?? '', 'yes');
    const read = async () => {
      const done = await readRecord(chair, { sessionId });
      if (!done.ok) throw new Error(done.refusal);
      const { entries, actors } = done.value;
      return {
        acts: entries.map(({ act }) => act),
        actors: actors.map(({ personId }) => personId),
      };
    };
    expect(await read()).toEqual(
      isShown ? { acts: ['cast-ballot'], actors: [voter?.personId] } : { acts: [], actors: [] },
    );
    expect(await database().recordEntry.count({ where: { sessionId } })).toBe(1);
    await closeVote(chair, place);
    expect((await read()).acts).toEqual(['close-vote', 'cast-ballot']);
  });
});
