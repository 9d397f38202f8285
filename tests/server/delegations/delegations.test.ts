import { describe, expect, it } from 'vitest';
import { accept, refuse } from '@/domain/result';
import { database } from '@/server/database/client';
import { addDelegation } from '@/server/delegations/add-delegation';
import { editDelegation } from '@/server/delegations/edit-delegation';
import { removeDelegation } from '@/server/delegations/remove-delegation';
import { readParticipants } from '@/server/participants/read-participants';
import { buildParticipant, buildSession } from '@/tests/support/builders';

const form = { name: 'Canada', shortName: 'CAN', weight: '1.5', groups: 'permanent' };

async function buildChair() {
  const { id: sessionId } = await buildSession();
  const { personId } = await buildParticipant(sessionId, 'chair', { name: 'Chair' });
  return { sessionId, personId };
}

async function addOne(chair: { sessionId: string; personId: string }, wanted = form) {
  const added = await addDelegation(chair, { ...chair, form: wanted });
  if (!added.ok) throw new Error(added.refusal);
  return added.value.delegationId;
}

describe('delegations', () => {
  it('keep their weight exactly and are listed by name', async () => {
    const chair = await buildChair();
    await addOne(chair, {
      ...form,
      name: 'Norway',
      shortName: 'NOR',
      weight: '123456789012.000001',
    });
    await addOne(chair);
    const read = await readParticipants(chair, chair);
    expect(
      read.ok && read.value.delegations.map(({ shortName, weight }) => [shortName, weight]),
    ).toEqual([
      ['CAN', '1.5'],
      ['NOR', '123456789012.000001'],
    ]);
  });

  it('have short names of their own, written large or small', async () => {
    const chair = await buildChair();
    const delegationId = await addOne(chair);
    await addOne(chair, { ...form, name: 'Norway', shortName: 'NOR' });
    const taken = { ...form, shortName: 'nor' };
    expect(await addDelegation(chair, { ...chair, form: taken })).toEqual(
      refuse('short-name-taken'),
    );
    expect(await editDelegation(chair, { ...chair, delegationId, form: taken })).toEqual(
      refuse('short-name-taken'),
    );
    const relettered = { ...form, shortName: 'can' };
    expect(await editDelegation(chair, { ...chair, delegationId, form: relettered })).toEqual(
      accept(null),
    );
  });

  it('do not look like one another, by name or by short name', async () => {
    const chair = await buildChair();
    await addOne(chair);
    const delegationId = await addOne(chair, { ...form, name: 'Norway', shortName: 'NOR' });
    const alike = [
      { ...form, name: 'Саnаdа', shortName: 'X' },
      { ...form, name: 'C\u200Banada', shortName: 'X' },
      { ...form, name: 'Elsewhere', shortName: 'САN' },
    ];
    for (const wanted of alike) {
      expect(await addDelegation(chair, { ...chair, form: wanted })).toEqual(
        refuse('looks-like-another'),
      );
      expect(await editDelegation(chair, { ...chair, delegationId, form: wanted })).toEqual(
        refuse('looks-like-another'),
      );
    }
  });

  it('put only what changed on the record', async () => {
    const chair = await buildChair();
    const delegationId = await addOne(chair);
    await editDelegation(chair, { ...chair, delegationId, form: { ...form, weight: '2' } });
    const entry = await database().recordEntry.findFirst({
      where: { sessionId: chair.sessionId, act: 'edit-delegation' },
    });
    expect(entry?.payload).toEqual({
      name: 'Canada',
      changes: { weight: { from: '1.5', to: '2' } },
    });
  });

  it('cannot be removed while somebody speaks for them', async () => {
    const chair = await buildChair();
    const delegationId = await addOne(chair);
    const delegate = await buildParticipant(chair.sessionId, 'delegate', { delegationId });
    expect(await removeDelegation(chair, { ...chair, delegationId })).toEqual(
      refuse('has-participants'),
    );

    await database().participant.update({
      where: { id: delegate.id },
      data: { removedAt: new Date() },
    });
    expect(await removeDelegation(chair, { ...chair, delegationId })).toEqual(accept(null));
  });

  it('cannot be removed while they lead a draft', async () => {
    const chair = await buildChair();
    const delegationId = await addOne(chair);
    const { id: createdById } = await buildParticipant(chair.sessionId, 'secretariat');
    const document = await database().document.create({
      data: { sessionId: chair.sessionId, schemaVersion: 1 },
    });
    await database().draft.create({
      data: {
        sessionId: chair.sessionId,
        number: 1,
        kind: 'recommendation',
        title: 'On arrears',
        leadDelegationId: delegationId,
        documentId: document.id,
        createdById,
      },
    });
    expect(await removeDelegation(chair, { ...chair, delegationId })).toEqual(
      refuse('leads-drafts'),
    );
  });
});
