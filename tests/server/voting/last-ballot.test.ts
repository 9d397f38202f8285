import { describe, expect, it } from 'vitest';
import { refuse } from '@/domain/result';
import { database } from '@/server/database/client';
import { closeWithLastBallot } from '@/server/voting/closing';
import { readVoteSnapshot } from '@/server/voting/read-vote-snapshot';
import { makeRuling } from '@/server/voting/rulings/make-ruling';
import { buildOpenVote, three } from '@/tests/support/open-vote';

describe(closeWithLastBallot, () => {
  it('closes the vote when the last that can vote has, in whatever order they come', async () => {
    const { sessionId, delegates, cast, vote } = await buildOpenVote(
      [...three, { name: 'DDD' }, { name: 'EEE' }],
      { terms: { closesWhenAll: true } },
    );
    const answers = await Promise.all(delegates.map(({ personId }) => cast(personId, 'yes')));
    expect(answers.filter(({ ok }) => !ok)).toEqual([]);
    const reading = await readVoteSnapshot(vote.id);
    expect(reading?.snapshot).toMatchObject({
      status: 'published',
      result: { verdict: { tally: { yes: '5', absent: '0' } } },
    });
    const closings = await database().recordEntry.findMany({
      where: { sessionId, act: 'close-vote' },
    });
    expect(closings).toMatchObject([{ actorId: null, payload: { withLastBallot: true } }]);
  });

  it('waits for nobody who is marked or suspended', async () => {
    const { delegates, cast, vote, place, chair } = await buildOpenVote(
      [...three, { name: 'DDD', suspendedFor: 'in arrears' }],
      { terms: { closesWhenAll: true } },
    );
    const [first, second, third] = delegates;
    if (!first || !second || !third) throw new Error('three delegates');
    await cast(third.personId, 'yes');
    const ruling = { delegationId: second.delegationId, kind: 'absent', reason: 'Not in the room' };
    expect(await makeRuling(chair, { ...place, ...ruling })).toMatchObject({ ok: true });
    expect(await cast(first.personId, 'yes')).toMatchObject({ ok: true });
    expect((await readVoteSnapshot(vote.id))?.snapshot.status).toBe('published');
    expect(await cast(first.personId, 'no')).toEqual(refuse('vote-closed'));
  });

  it('leaves a vote open whose terms do not ask for it', async () => {
    const { delegates, cast, vote } = await buildOpenVote(three);
    for (const { personId } of delegates) await cast(personId, 'yes');
    expect((await readVoteSnapshot(vote.id))?.snapshot.status).toBe('voting');
  });

  it('closes a secret vote too, and keeps its ballots apart from their voters', async () => {
    const { delegates, cast, vote } = await buildOpenVote(three, {
      terms: { closesWhenAll: true, secrecy: 'secret', meanwhile: 'nothing' },
    });
    for (const { personId } of delegates) await cast(personId, 'no');
    const reading = await readVoteSnapshot(vote.id);
    expect(reading?.snapshot.result?.verdict).toMatchObject({
      outcome: 'rejected',
      tally: { no: '3' },
    });
  });
});
