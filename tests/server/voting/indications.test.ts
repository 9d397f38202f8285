import { describe, expect, it } from 'vitest';
import { refuse } from '@/domain/result';
import { database } from '@/server/database/client';
import { indicate } from '@/server/voting/indications/indicate';
import { readWhatIf } from '@/server/voting/indications/read-what-if';
import {
  buildDelegation,
  buildDraft,
  buildParticipant,
  buildSession,
} from '@/tests/support/builders';
import { valueOrNull } from '@/tests/support/value-of';
import { buildSeats, three } from '@/tests/support/open-vote';

async function buildDebate() {
  const { session, delegates } = await buildSeats(three);
  const chair = await buildParticipant(session.id, 'chair');
  const { id: draftId } = await buildDraft(session.id);
  const [first, second] = delegates;
  if (!first || !second) throw new Error('delegates');
  const say = async (personId: string, delegationId: string, answer: 'yes' | 'no' | null) =>
    indicate({ personId }, { sessionId: session.id, draftId, delegationId, answer });
  const seen = async (personId: string) =>
    valueOrNull(await readWhatIf({ personId }, { sessionId: session.id, draftId }));
  return { session, chair, draftId, first, second, say, seen };
}

describe('[V60] what a delegation says it will vote', () => {
  it('is told by its own people, or noted by the chair, and may be taken back', async () => {
    const { chair, first, second, say, seen } = await buildDebate();
    expect((await say(first.personId, first.delegationId, 'yes')).ok).toBe(true);
    expect((await say(chair.personId, second.delegationId, 'no')).ok).toBe(true);
    expect((await say(chair.personId, first.delegationId, 'no')).ok).toBe(true);
    expect(await seen(chair.personId)).toMatchObject({
      kind: 'everybody',
      seats: [
        { id: 'AAA', answer: 'no' },
        { id: 'BBB', answer: 'no' },
        { id: 'CCC', answer: null },
      ],
    });
    expect((await say(first.personId, first.delegationId, null)).ok).toBe(true);
    expect(await seen(first.personId)).toMatchObject({ kind: 'own', seat: { answer: null } });
  });

  it('is seen by the chair, the secretariat and the delegation itself, not on the record', async () => {
    const { session, first, second, say, seen } = await buildDebate();
    await say(first.personId, first.delegationId, 'yes');
    const observer = await buildParticipant(session.id, 'observer');
    const secretariat = await buildParticipant(session.id, 'secretariat');
    expect(await seen(first.personId)).toMatchObject({ kind: 'own', seat: { answer: 'yes' } });
    expect(await seen(second.personId)).toMatchObject({ kind: 'own', seat: { answer: null } });
    expect(await seen(observer.personId)).toBeNull();
    expect(await seen(secretariat.personId)).toMatchObject({ kind: 'everybody' });
    const entries = await database().recordEntry.findMany({ where: { sessionId: session.id } });
    expect(entries).toMatchObject([{ act: 'indicate', payload: { delegation: 'AAA' } }]);
    expect(JSON.stringify(entries)).not.toContain('yes');
  });

  it('is not told for others, by strangers, or once it is beyond debate', async () => {
    const { session, chair, draftId, first, second, say, seen } = await buildDebate();
    expect(await say(first.personId, second.delegationId, 'no')).toEqual(refuse('not-allowed'));
    const observer = await buildParticipant(session.id, 'observer');
    expect(await say(observer.personId, first.delegationId, 'no')).toEqual(refuse('not-allowed'));
    const elsewhere = await buildDelegation((await buildSession()).id);
    expect(await say(chair.personId, elsewhere.id, 'no')).toEqual(refuse('not-found'));
    await database().draft.update({ where: { id: draftId }, data: { status: 'adopted' } });
    expect(await say(chair.personId, first.delegationId, 'no')).toEqual(refuse('draft-is-adopted'));
    expect(await seen(chair.personId)).toBeNull();
    expect(await database().indication.count({ where: { draftId } })).toBe(0);
  });
});
