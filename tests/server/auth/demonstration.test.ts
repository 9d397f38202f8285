import { afterEach, describe, expect, it } from 'vitest';
import { personFromCookie } from '@/server/auth/person-from-cookie';
import { readDemonstrationPeople } from '@/server/auth/read-demonstration-people';
import { signInToDemonstration } from '@/server/auth/sign-in-to-demonstration';
import { database } from '@/server/database/client';
import { environment } from '@/server/environment';
import {
  buildDelegation,
  buildParticipant,
  buildPerson,
  buildSession,
} from '@/tests/support/builders';

afterEach(() => {
  environment().demonstration = false;
});

describe('in the demonstration', () => {
  it('people are listed by session with their role and delegation', async () => {
    environment().demonstration = true;
    const session = await buildSession({ title: 'Round table' });
    const delegation = await buildDelegation(session.id, { name: 'Canada' });
    const chair = await buildParticipant(session.id, 'chair', { name: 'Amina' });
    const delegate = await buildParticipant(session.id, 'delegate', {
      name: 'Bruno',
      delegationId: delegation.id,
    });
    const removed = await buildParticipant(session.id, 'observer');
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
