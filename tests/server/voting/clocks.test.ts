import { afterEach, describe, expect, it, vi } from 'vitest';
import { refuse } from '@/domain/result';
import { database } from '@/server/database/client';
import { closeVote } from '@/server/voting/close-vote';
import { readVoteSnapshot } from '@/server/voting/read-vote-snapshot';
import { closeWhatIsDue } from '@/server/voting/vote-closer';
import { buildOpenVote, three } from '@/tests/support/open-vote';

const hour = 3_600_000;

/** The clock of this process, wrong by so many hours; the database's goes on as it was. */
function goWrong(hours: number) {
  const wrong = Date.now() + hours * hour;
  vi.useFakeTimers({ toFake: ['Date'], now: wrong });
}

afterEach(() => {
  vi.useRealTimers();
});

async function buildVoteUntil(when: 'in an hour' | 'an hour ago', secrecy: 'sealed' | 'secret') {
  const meanwhile = secrecy === 'secret' ? 'nothing' : 'count';
  const built = await buildOpenVote(three, { terms: { secrecy, meanwhile } });
  const hours = when === 'in an hour' ? 1 : -1;
  await database().$executeRaw`
    UPDATE votes SET closes_at = clock_timestamp() + make_interval(hours => ${hours}::int)
    WHERE id = ${built.vote.id}::uuid`;
  return { ...built, personId: built.delegates[0]?.personId ?? '' };
}

describe.each(['sealed', 'secret'] as const)('the deadline of a vote that is %s', (secrecy) => {
  it('is not there yet, though the process’s clock says it has passed', async () => {
    const { cast, personId, vote } = await buildVoteUntil('in an hour', secrecy);
    goWrong(26);
    expect((await cast(personId, 'yes')).ok).toBe(true);
    await closeWhatIsDue();
    expect((await readVoteSnapshot(vote.id))?.snapshot.closedAt).toBeNull();
  });

  it('has passed, though the process’s clock says there is time', async () => {
    const { cast, personId, place, chair, vote } = await buildVoteUntil('an hour ago', secrecy);
    goWrong(-26);
    expect(await cast(personId, 'yes')).toEqual(refuse('vote-closed'));
    const snapshot = (await readVoteSnapshot(vote.id))?.snapshot;
    expect(snapshot?.closedAt).toBe(snapshot?.closesAt);
    expect(await closeVote(chair, place)).toEqual(refuse('vote-closed'));
  });
});

it('acts are put on the record at the database’s instant', async () => {
  const { cast, delegates, sessionId } = await buildOpenVote(three);
  const before = new Date();
  goWrong(-26);
  await cast(delegates[0]?.personId ?? '', 'yes');
  const entry = await database().recordEntry.findFirstOrThrow({ where: { sessionId } });
  const ballot = await database().ballot.findFirstOrThrow({ where: { vote: { sessionId } } });
  for (const at of [entry.at, ballot.castAt]) {
    expect(Math.abs(at.getTime() - before.getTime())).toBeLessThan(hour);
  }
});
