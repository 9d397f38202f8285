import { afterEach, describe, expect, it } from 'vitest';
import { personFromCookie } from '@/server/auth/person-from-cookie';
import { readDemonstrationPeople } from '@/server/auth/read-demonstration-people';
import { signInToDemonstration } from '@/server/auth/sign-in-to-demonstration';
import { database } from '@/server/database/client';
import { inviteParticipants } from '@/server/participants/invite-participants';
import { createSession } from '@/server/sessions/create-session';
import { refuse } from '@/domain/result';
import { environment } from '@/server/environment';
import {
  buildDelegation,
  buildParticipant,
  buildPerson,
  buildSession,
} from '@/tests/support/builders';

async function buildDemonstration(wanted: { title?: string } = {}) {
  const { id } = await buildSession(wanted);
  return database().session.update({ where: { id }, data: { isDemonstration: true } });
}

afterEach(() => {
  environment().demonstration = false;
});

describe('in the demonstration', () => {
  it('people are listed by session with their role and delegation', async () => {
    environment().demonstration = true;
    const session = await buildDemonstration({ title: 'Round table' });
    const delegation = await buildDelegation(session.id, { name: 'Canada' });
    const chair = await buildParticipant(session.id, 'chair', { name: 'Amina' });
    const delegate = await buildParticipant(session.id, 'delegate', {
      name: 'Bruno',
      delegationId: delegation.id,
    });
    const removed = await buildParticipant(session.id, 'observer');
    const guest = await buildParticipant(session.id, 'observer', { name: 'A real guest' });
    await database().person.updateMany({
      where: { id: { in: [chair.personId, delegate.personId, removed.personId] } },
      data: { isDemonstration: true },
    });
    expect(await signInToDemonstration(guest.personId, '')).toEqual(refuse('no-such-person'));
    await database().participant.update({
      where: { id: removed.id },
      data: { removedAt: new Date() },
    });
    expect(await readDemonstrationPeople()).toContainEqual({
      sessionId: session.id,
      title: 'Round table',
      people: [
        { personId: chair.personId, name: 'Amina', role: 'chair', delegation: null },
        { personId: delegate.personId, name: 'Bruno', role: 'delegate', delegation: 'Canada' },
      ],
    });
  });

  it('one click signs in as anybody', async () => {
    environment().demonstration = true;
    const { id } = await buildPerson();
    await database().person.update({ where: { id }, data: { isDemonstration: true } });
    const signIn = await signInToDemonstration(id, 'Firefox · Linux');
    if (!signIn.ok) throw new Error(signIn.refusal);
    const { cookieName, cookieValue } = signIn.value;
    expect(await personFromCookie(`${cookieName}=${cookieValue}`)).toMatchObject({ personId: id });
  });

  it.each(['', 'nobody', '00000000-0000-4000-8000-000000000000'])(
    'nobody is %j',
    async (personId) => {
      environment().demonstration = true;
      expect(await signInToDemonstration(personId, '')).toEqual({
        ok: false,
        refusal: 'no-such-person',
      });
    },
  );
});

describe('beside the demonstration, in the same database', () => {
  it('real sessions and real people are not offered, and nobody is them by a click', async () => {
    environment().demonstration = true;
    const session = await buildSession({ title: 'In earnest' });
    const chair = await buildParticipant(session.id, 'chair');
    const titles = (await readDemonstrationPeople()).map(({ title }) => title);
    expect(titles).not.toContain('In earnest');
    expect(await signInToDemonstration(chair.personId, '')).toEqual(refuse('no-such-person'));
  });

  it('a real session is closed to the demonstration’s people, its own is not', async () => {
    const played = await buildPerson();
    await database().person.update({
      where: { id: played.id },
      data: { isDemonstration: true },
    });
    const inviting = async (session: { id: string }) => {
      const { personId } = await buildParticipant(session.id, 'chair');
      const done = await inviteParticipants(
        { personId },
        {
          sessionId: session.id,
          list: played.email,
          role: 'observer',
          delegationId: null,
          language: 'en',
        },
      );
      return done.ok ? done.value.lines[0] : done;
    };
    expect(await inviting(await buildSession())).toMatchObject(refuse('demonstration-person'));
    expect(await inviting(await buildDemonstration())).toMatchObject({ ok: true });
  });

  it('what its people open belongs to it', async () => {
    const { id: personId, name } = await buildPerson();
    const terms = {
      title: 'Tried out',
      purpose: '',
      languages: ['en'],
      defaultRule: 'simple-majority',
    } as const;
    const open = async () => {
      const made = await createSession({ personId, name }, { terms });
      if (!made.ok) throw new Error(made.refusal);
      return database().session.findUnique({ where: { id: made.value.sessionId } });
    };
    expect(await open()).toMatchObject({ isDemonstration: false });
    await database().person.update({ where: { id: personId }, data: { isDemonstration: true } });
    expect(await open()).toMatchObject({ isDemonstration: true });
  });
});

describe('outside of the demonstration', () => {
  it('nobody is listed and nobody is signed in by a click', async () => {
    const session = await buildSession();
    const { personId } = await buildParticipant(session.id, 'chair');
    expect(await readDemonstrationPeople()).toEqual([]);
    expect(await signInToDemonstration(personId, '')).toEqual({
      ok: false,
      refusal: 'not-a-demonstration',
    });
    expect(await database().signIn.count({ where: { personId } })).toBe(0);
  });
});
