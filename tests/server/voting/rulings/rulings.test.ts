import { describe, expect, it } from 'vitest';
import { refuse } from '@/domain/result';
import { database } from '@/server/database/client';
import { closeVote } from '@/server/voting/close-vote';
import { readVoteRecord as readRecordFile, recount } from '@/domain/voting/file/vote-record';
import { readVoteRecord } from '@/server/voting/read-vote-record';
import { readVoteSnapshot } from '@/server/voting/read-vote-snapshot';
import { liftRuling } from '@/server/voting/rulings/lift-ruling';
import { makeRuling } from '@/server/voting/rulings/make-ruling';
import { buildOpenVote, council, three } from '@/tests/support/open-vote';
import { valueOrNull } from '@/tests/support/value-of';

type Built = Awaited<ReturnType<typeof buildOpenVote>>;

function delegationOf({ delegates }: Built, name: string) {
  const found = delegates.find(({ shortName }) => shortName === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
}

async function rule(built: Built, name: string, kind: string, reason = 'As the chair sees it') {
  const { delegationId } = delegationOf(built, name);
  return makeRuling(built.chair, { ...built.place, delegationId, kind, reason });
}

async function rulingsOf({ vote }: Built) {
  return (await readVoteSnapshot(vote.id))?.snapshot.conduct.rulings ?? [];
}

describe('a mark of the chair', () => {
  it.each(['absent', 'not-participating'] as const)(
    '%s keeps the delegation from casting, is shown with its reason, and counts',
    async (kind) => {
      const built = await buildOpenVote(three);
      expect(await rule(built, 'AAA', kind, ' Left the room ')).toMatchObject({ ok: true });
      expect(await rulingsOf(built)).toMatchObject([
        { kind, voter: 'AAA', reason: 'Left the room', isLifted: false },
      ]);
      const { personId } = delegationOf(built, 'AAA');
      expect(await built.cast(personId, 'yes')).toEqual(refuse('marked-absent'));
      const closed = await closeVote(built.chair, built.place);
      const tally = kind === 'absent' ? { absent: '3' } : { absent: '2', 'not-participating': '1' };
      expect(closed).toMatchObject({ ok: true, value: { tally } });
    },
  );

  it('may be lifted while the vote runs; then the delegation votes', async () => {
    const built = await buildOpenVote(three);
    await rule(built, 'AAA', 'absent');
    const [ruling] = await rulingsOf(built);
    expect(
      await liftRuling(built.chair, { ...built.place, rulingId: ruling?.id ?? '' }),
    ).toMatchObject({
      ok: true,
    });
    expect(await liftRuling(built.chair, { ...built.place, rulingId: ruling?.id ?? '' })).toEqual(
      refuse('not-found'),
    );
    expect(await rulingsOf(built)).toMatchObject([{ isLifted: true }]);
    expect(await built.cast(delegationOf(built, 'AAA').personId, 'yes')).toMatchObject({
      ok: true,
    });
    const acts = await database().recordEntry.findMany({ where: { sessionId: built.sessionId } });
    expect(acts.map(({ act }) => act)).toEqual(['make-ruling', 'lift-ruling', 'cast-ballot']);
  });

  it.each([
    ['ballot-is-in', 'AAA', 'absent', 'Left'],
    ['ballot-is-in', 'AAA', 'not-participating', 'Left'],
    ['suspended', 'DDD', 'absent', 'Left'],
    ['reason-missing', 'BBB', 'absent', ' '],
    ['reason-too-long', 'BBB', 'absent', 'x'.repeat(1001)],
    ['unknown-ruling', 'BBB', 'asleep', 'Left'],
  ] as const)('is refused with %s, and nothing changes', async (refusal, name, kind, reason) => {
    const built = await buildOpenVote([...three, { name: 'DDD', suspendedFor: 'in arrears' }]);
    await built.cast(delegationOf(built, 'AAA').personId, 'yes');
    expect(await rule(built, name, kind, reason)).toEqual(refuse(refusal));
    expect(await rulingsOf(built)).toEqual([]);
    const { snapshot } = (await readVoteSnapshot(built.vote.id)) ?? {};
    expect(snapshot?.cast).toBe(1);
  });

  it('is refused a second time, in a secret vote, for strangers to the roll and after the closing', async () => {
    const built = await buildOpenVote(three);
    await rule(built, 'AAA', 'absent');
    expect(await rule(built, 'AAA', 'not-participating')).toEqual(refuse('ruled-already'));
    const elsewhere = await buildOpenVote(three);
    const { delegationId } = delegationOf(elsewhere, 'AAA');
    const foreign = { delegationId, kind: 'absent', reason: 'Left' };
    expect(await makeRuling(built.chair, { ...built.place, ...foreign })).toEqual(
      refuse('not-on-roll'),
    );
    await closeVote(built.chair, built.place);
    expect(await rule(built, 'BBB', 'absent')).toEqual(refuse('vote-closed'));
    const [ruling] = await rulingsOf(built);
    expect(await liftRuling(built.chair, { ...built.place, rulingId: ruling?.id ?? '' })).toEqual(
      refuse('vote-closed'),
    );

    const secret = await buildOpenVote(three, {
      terms: { secrecy: 'secret', meanwhile: 'nothing' },
    });
    await secret.cast(delegationOf(secret, 'AAA').personId, 'yes');
    for (const name of ['AAA', 'BBB']) {
      expect(await rule(secret, name, 'absent')).toEqual(refuse('secret-no-rulings'));
    }
  });
});

describe('an obligatory abstention', () => {
  it('takes the veto away, keeps the ballot as it was cast, and recounts to the same', async () => {
    const built = await buildOpenVote(council, { rule: 'unsc-substantive' });
    for (const [index, { personId }] of built.delegates.entries()) {
      await built.cast(personId, index === 0 ? 'no' : 'yes');
    }
    expect(
      await rule(built, 'S00', 'obligatory-abstention', 'A party to the dispute'),
    ).toMatchObject({ ok: true });
    const closed = await closeVote(built.chair, built.place);
    expect(closed).toMatchObject({
      ok: true,
      value: { outcome: 'adopted', vetoedBy: [], tally: { yes: '14', no: '0', abstain: '1' } },
    });
    const { snapshot } = (await readVoteSnapshot(built.vote.id)) ?? {};
    expect(snapshot?.result?.rollCall[0]).toMatchObject({
      voter: 'S00',
      state: 'abstain',
      content: { answer: 'no' },
      mustAbstain: true,
    });
    const exported = valueOrNull(await readVoteRecord(built.chair, built.place));
    const read = readRecordFile(JSON.parse(JSON.stringify(exported?.record)));
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    expect({ ok: true, value: recount(read.value) }).toEqual(closed);
  });

  it('makes a delegation without a ballot abstain; the veto stands when the ruling is lifted', async () => {
    const built = await buildOpenVote(council, { rule: 'unsc-substantive' });
    await rule(built, 'S00', 'obligatory-abstention');
    const [ruling] = await rulingsOf(built);
    for (const [index, { personId }] of built.delegates.entries()) {
      await built.cast(personId, index === 0 ? 'no' : 'yes');
    }
    await liftRuling(built.chair, { ...built.place, rulingId: ruling?.id ?? '' });
    expect(await closeVote(built.chair, built.place)).toMatchObject({
      ok: true,
      value: { outcome: 'vetoed', vetoedBy: ['S00'] },
    });
  });
});
