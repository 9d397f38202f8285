import { afterEach, describe, expect, it } from 'vitest';
import { refuse } from '@/domain/result';
import type { SessionTerms } from '@/domain/sessions/session';
import { database } from '@/server/database/client';
import { createSession } from '@/server/sessions/create-session';
import { editSession } from '@/server/sessions/edit-session';
import { readSession } from '@/server/sessions/read-session';
import { environment } from '@/server/environment';
import { askBy } from '@/tests/support/ask-by';
import { buildParticipant, buildPerson, buildSession } from '@/tests/support/builders';

const terms: SessionTerms = {
  title: 'Round table',
  purpose: 'To agree.',
  languages: ['en', 'fr'],
  defaultRule: 'two-thirds',
};

async function buildCreator() {
  const { id: personId, name } = await buildPerson({ name: 'Amina Diallo' });
  return { personId, name };
}

describe('createSession', () => {
  it('makes whoever creates it the chair, and puts that on the record', async () => {
    const person = await buildCreator();
    const created = await createSession(person, { terms });
    const sessionId = created.ok ? created.value.sessionId : '';

    expect(await readSession(person, { sessionId })).toMatchObject({
      ok: true,
      value: {
        ...terms,
        revision: 1,
        me: { name: 'Amina Diallo', role: 'chair', delegation: null },
      },
    });
    expect(await database().recordEntry.findMany({ where: { sessionId } })).toMatchObject([
      { sequence: 1, act: 'create-session', actorName: 'Amina Diallo', payload: terms },
    ]);
  });

  it('refuses terms that say nothing, and saves nothing', async () => {
    const before = await database().session.count();
    const person = await buildCreator();
    expect(await createSession(person, { terms: { ...terms, title: '' } })).toEqual(
      refuse('title-missing'),
    );
    expect(await database().session.count()).toBe(before);
  });
});

describe('editSession', () => {
  it('records what was there before and after, and nothing when nothing changed', async () => {
    const person = await buildCreator();
    const created = await createSession(person, { terms });
    const sessionId = created.ok ? created.value.sessionId : '';
    const { personId } = person;
    await editSession({ personId }, { sessionId, terms });
    await editSession({ personId }, { sessionId, terms: { ...terms, title: 'Second title' } });

    const entries = await database().recordEntry.findMany({
      where: { sessionId, act: 'edit-session' },
    });
    expect(entries.map(({ payload }) => payload)).toEqual([
      { title: 'Round table', changes: { title: { from: 'Round table', to: 'Second title' } } },
    ]);
  });
});

describe('who may open a session', () => {
  const asked = async (personId: string) => {
    const done = await askBy(undefined, () => createSession({ personId, name: 'X' }, { terms }));
    return done.ok ? 'opened' : done.refusal;
  };

  afterEach(() => {
    Object.assign(environment(), {
      sessionCreators: 'chairs',
      adminEmails: [],
      demonstration: false,
    });
  });

  it('is an administrator, and whoever already chairs one', async () => {
    const { id: sessionId } = await buildSession();
    const chair = await buildParticipant(sessionId, 'chair');
    const secretariat = await buildParticipant(sessionId, 'secretariat');
    const guest = await buildPerson();
    expect(await asked(chair.personId)).toBe('opened');
    expect(await asked(secretariat.personId)).toBe('not-a-creator');
    expect(await asked(guest.id)).toBe('not-a-creator');
    environment().adminEmails = [guest.email];
    expect(await asked(guest.id)).toBe('opened');
  });

  it('is a setting', async () => {
    const { personId } = await buildParticipant((await buildSession()).id, 'chair');
    const guest = await buildPerson();
    environment().sessionCreators = 'administrators';
    expect(await asked(personId)).toBe('not-a-creator');
    environment().sessionCreators = 'everybody';
    expect(await asked(guest.id)).toBe('opened');
  });

  it('is everybody in the demonstration', async () => {
    environment().demonstration = true;
    expect(await asked((await buildPerson()).id)).toBe('opened');
  });
});
