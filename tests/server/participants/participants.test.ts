import { describe, expect, it } from 'vitest';
import { accept, refuse } from '@/domain/result';
import type { Role } from '@/domain/sessions/roles';
import { database } from '@/server/database/client';
import { bell, type Call } from '@/server/live/bus/bell';
import { changeRole } from '@/server/participants/change-role';
import { copySignInLink } from '@/server/participants/copy-sign-in-link';
import { inviteParticipants } from '@/server/participants/invite-participants';
import { readParticipants } from '@/server/participants/read-participants';
import { removeParticipant } from '@/server/participants/remove-participant';
import { readSession } from '@/server/sessions/read-session';
import {
  buildDelegation,
  buildParticipant,
  buildPerson,
  buildSession,
} from '@/tests/support/builders';
import { askAs } from '@/tests/support/ask-as';

async function buildChair() {
  const { id: sessionId } = await buildSession({ title: 'Round table' });
  const chair = await buildParticipant(sessionId, 'chair', { name: 'Chair' });
  return { sessionId, personId: chair.personId, chairId: chair.id };
}

type Chair = { sessionId: string; personId: string };

async function invite(
  { sessionId, personId }: Chair,
  list: string,
  role: Role = 'observer',
  delegationId: string | null = null,
) {
  const done = await inviteParticipants(
    { personId },
    { sessionId, list, role, delegationId, language: 'fr' },
  );
  if (!done.ok) throw new Error(done.refusal);
  return done.value.lines;
}

async function actsOf(sessionId: string) {
  const entries = await database().recordEntry.findMany({
    where: { sessionId },
    orderBy: { sequence: 'asc' },
  });
  return entries.map(({ act, payload }) => ({ act, payload }));
}

describe('inviteParticipants', () => {
  it('invites every good line, refuses the others by their reason, and records each', async () => {
    const chair = await buildChair();
    const canada = await buildDelegation(chair.sessionId, { name: 'Canada', shortName: 'CAN' });
    const list = [
      'Amina Diallo <amina@mfa.example>',
      'bruno.roy@mfa.example; Bruno; CAN',
      'nobody',
      'dev@mfa.example; Dev; delegate',
      'amina@mfa.example',
    ].join('\n');
    const lines = await invite(chair, list);

    expect(lines.map((line) => (line.ok ? [line.name, line.place.role] : line.refusal))).toEqual([
      ['Amina Diallo', 'observer'],
      ['Bruno', 'delegate'],
      'email-missing',
      'delegation-missing',
      'twice-in-list',
    ]);
    expect(lines[1]).toMatchObject({ place: { delegationId: canada.id } });
    expect(await actsOf(chair.sessionId)).toMatchObject([
      {
        act: 'invite-participant',
        payload: { name: 'Amina Diallo', role: 'observer', again: false },
      },
      {
        act: 'invite-participant',
        payload: { name: 'Bruno', role: 'delegate', delegation: 'Canada' },
      },
    ]);
  });

  it('says of a known address neither that it is known nor whose it is, until they come', async () => {
    const chair = await buildChair();
    const known = await buildPerson({ name: 'Her Own Name' });
    await database().person.update({ where: { id: known.id }, data: { cameInAt: new Date() } });
    const lines = await invite(
      chair,
      `Somebody <${known.email}>\njean-luc.tremblay@a.example\n${(await buildPerson()).email}`,
    );
    expect(lines.map((line) => line.ok && line.name)).toEqual([
      'Somebody',
      'Jean Luc Tremblay',
      expect.stringMatching(/^Person /) as string,
    ]);
    const listed = async () => {
      const read = await readParticipants(chair, { sessionId: chair.sessionId });
      if (!read.ok) throw new Error(read.refusal);
      const her = read.value.participants.find(({ personId }) => personId === known.id);
      return [her?.name, her?.hasComeIn];
    };
    expect(await listed()).toEqual(['Somebody', false]);
    expect(JSON.stringify(await actsOf(chair.sessionId))).not.toContain('Her Own Name');
    await readSession({ personId: known.id }, { sessionId: chair.sessionId });
    expect(await listed()).toEqual(['Her Own Name', true]);
    const made = await database().person.findUnique({
      where: { email: 'jean-luc.tremblay@a.example' },
    });
    expect(made?.language).toBe('fr');
  });

  it('shows the own name of somebody with whom whoever invites already sits in a session', async () => {
    const chair = await buildChair();
    const known = await buildPerson({ name: 'Her Own Name' });
    const [hers] = await invite(chair, `Somebody <${known.email}>`);
    expect(hers).toMatchObject({ name: 'Somebody' });
    const { sessionId } = chair;
    for (const personId of [known.id, chair.personId])
      await readSession({ personId }, { sessionId });
    const second = { ...(await buildChair()), personId: chair.personId };
    await buildParticipant(second.sessionId, 'chair', { personId: chair.personId });
    const [again] = await invite(second, `Somebody <${known.email}>`);
    expect(again).toMatchObject({ name: 'Her Own Name' });
  });

  it('keeps the address off the record, which never forgets', async () => {
    const chair = await buildChair();
    await invite(chair, 'amina@mfa.example');
    expect(JSON.stringify(await actsOf(chair.sessionId))).not.toContain('mfa.example');
  });

  it('brings somebody removed back to the place they wrote from', async () => {
    const chair = await buildChair();
    const [first] = await invite(chair, 'amina@mfa.example');
    const before = await database().participant.findFirstOrThrow({
      where: { sessionId: chair.sessionId, personId: first?.ok ? first.personId : '' },
    });
    await removeParticipant(chair, { ...chair, participantId: before.id });
    await invite(chair, 'amina@mfa.example', 'secretariat');
    const after = await database().participant.findUnique({ where: { id: before.id } });
    expect(after).toMatchObject({ role: 'secretariat', removedAt: null });
    expect((await actsOf(chair.sessionId)).at(-1)).toMatchObject({ payload: { again: true } });
  });

  it('gives the chair only to whom a chair invites', async () => {
    const chair = await buildChair();
    const { personId } = await buildParticipant(chair.sessionId, 'secretariat');
    const { sessionId } = chair;
    expect(await invite({ sessionId, personId }, 'a@a.example', 'chair')).toMatchObject([
      { ok: false, refusal: 'only-chair' },
    ]);
    expect(await invite(chair, 'a@a.example', 'chair')).toMatchObject([{ ok: true }]);
  });

  it('refuses an empty list and a delegation of another session', async () => {
    const chair = await buildChair();
    const elsewhere = await buildDelegation((await buildSession()).id);
    const wanted = { ...chair, list: ' \n', role: 'observer', language: 'en' } as const;
    expect(await inviteParticipants(wanted, { ...wanted, delegationId: null })).toEqual(
      refuse('list-empty'),
    );
    expect(
      await inviteParticipants(wanted, {
        ...wanted,
        list: 'a@a.example',
        delegationId: elsewhere.id,
      }),
    ).toEqual(refuse('not-found'));
  });

  it('makes one person of an address that two chairs invite at once', async () => {
    const chairs = [await buildChair(), await buildChair()];
    await Promise.all(chairs.map((chair) => invite(chair, 'shared@mfa.example')));
    expect(await database().person.count({ where: { email: 'shared@mfa.example' } })).toBe(1);
  });
});

describe('readParticipants', () => {
  it('shows addresses only to those who invite', async () => {
    const chair = await buildChair();
    const observer = await buildParticipant(chair.sessionId, 'observer');
    const emails = async (personId: string) => {
      const read = await readParticipants({ personId }, chair);
      return read.ok && read.value.participants.map(({ email }) => email !== null);
    };
    expect(await emails(chair.personId)).toEqual([true, true]);
    expect(await emails(observer.personId)).toEqual([false, false]);
  });
});

describe('changeRole', () => {
  it('records the role and the delegation of before and after', async () => {
    const chair = await buildChair();
    const canada = await buildDelegation(chair.sessionId, { name: 'Canada' });
    const olga = await buildParticipant(chair.sessionId, 'observer', { name: 'Olga' });
    const place = { role: 'delegate', delegationId: canada.id } as const;
    expect(await changeRole(chair, { ...chair, participantId: olga.id, place })).toMatchObject({
      ok: true,
    });
    expect(await actsOf(chair.sessionId)).toEqual([
      {
        act: 'change-role',
        payload: {
          name: 'Olga',
          from: { role: 'observer', delegation: null },
          to: { role: 'delegate', delegation: 'Canada' },
        },
      },
    ]);
  });

  it('keeps the last chair, even when two step down for each other at once', async () => {
    const chair = await buildChair();
    const place = { role: 'observer', delegationId: null } as const;
    const alone = { ...chair, participantId: chair.chairId };
    expect(await changeRole(alone, { ...alone, place })).toEqual(refuse('last-chair'));
    expect(await askAs(removeParticipant, alone)).toEqual(refuse('last-chair'));

    const second = await buildParticipant(chair.sessionId, 'chair');
    const { sessionId } = chair;
    await Promise.all([
      changeRole(chair, { sessionId, participantId: second.id, place }),
      changeRole(second, { sessionId, participantId: chair.chairId, place }),
    ]);
    const chairs = { sessionId, role: 'chair', removedAt: null } as const;
    expect(await database().participant.count({ where: chairs })).toBe(1);
  });

  it('lets a secretariat neither take the chair nor put somebody out of it', async () => {
    const chair = await buildChair();
    const { sessionId } = chair;
    await buildParticipant(sessionId, 'chair');
    const secretariat = await buildParticipant(sessionId, 'secretariat');
    const by = { sessionId, personId: secretariat.personId };
    const toChair = { role: 'chair', delegationId: null } as const;
    const toObserver = { role: 'observer', delegationId: null } as const;
    expect(await changeRole(by, { ...by, participantId: secretariat.id, place: toChair })).toEqual(
      refuse('only-chair'),
    );
    expect(
      await changeRole(by, { ...by, participantId: chair.chairId, place: toObserver }),
    ).toEqual(refuse('only-chair'));
    expect(await removeParticipant(by, { ...by, participantId: chair.chairId })).toEqual(
      refuse('only-chair'),
    );
  });

  it('tells the live side whose rights changed, and only after the commit', async () => {
    const chair = await buildChair();
    const olga = await buildParticipant(chair.sessionId, 'observer');
    const heard: { call: Call; roleByThen: Promise<string | undefined> }[] = [];
    const listener = (call: Call) => {
      const roleByThen = database()
        .participant.findUnique({ where: { id: olga.id } })
        .then((row) => row?.role);
      heard.push({ call, roleByThen });
    };
    bell().add(listener);
    const place = { role: 'secretariat', delegationId: null } as const;
    await changeRole(chair, { ...chair, participantId: olga.id, place });
    bell().delete(listener);

    const { sessionId } = chair;
    expect(heard.map(({ call }) => call)).toEqual([
      { kind: 'topics', names: [`session:${sessionId}`] },
      { kind: 'rights', change: { sessionId, personId: olga.personId } },
    ]);
    expect(await Promise.all(heard.map(({ roleByThen }) => roleByThen))).toEqual([
      'secretariat',
      'secretariat',
    ]);
  });
});

describe('removeParticipant', () => {
  it('ends every right in the session, and keeps the row for what was written', async () => {
    const chair = await buildChair();
    const olga = await buildParticipant(chair.sessionId, 'observer', { name: 'Olga' });
    expect(await removeParticipant(chair, { ...chair, participantId: olga.id })).toEqual(
      accept({ personId: olga.personId, name: 'Olga', role: 'observer' }),
    );
    expect(await readSession(olga, chair)).toEqual(refuse('not-found'));
    expect(await removeParticipant(chair, { ...chair, participantId: olga.id })).toEqual(
      refuse('not-found'),
    );
    expect(await database().participant.findUnique({ where: { id: olga.id } })).toMatchObject({
      removedAt: expect.any(Date) as Date,
    });
  });
});

describe('copySignInLink', () => {
  it('makes a link that leads to the session, and says so on the record', async () => {
    const chair = await buildChair();
    const olga = await buildParticipant(chair.sessionId, 'observer', { name: 'Olga' });
    const done = await copySignInLink(chair, { ...chair, participantId: olga.id });
    const link = new URL(done.ok ? done.value.link : 'http://none');
    expect(link.searchParams.get('next')).toBe(`/sessions/${chair.sessionId}`);
    expect(await actsOf(chair.sessionId)).toEqual([
      { act: 'copy-sign-in-link', payload: { name: 'Olga' } },
    ]);
  });

  it('gives anybody’s key only to a chair', async () => {
    const chair = await buildChair();
    const { sessionId } = chair;
    const { personId } = await buildParticipant(sessionId, 'secretariat');
    expect(await copySignInLink({ personId }, { sessionId, participantId: chair.chairId })).toEqual(
      refuse('not-allowed'),
    );
  });
});
