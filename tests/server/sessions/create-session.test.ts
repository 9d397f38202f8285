import { describe, expect, it } from 'vitest';
import { refuse } from '@/domain/result';
import type { SessionTerms } from '@/domain/sessions/session';
import { database } from '@/server/database/client';
import { createSession } from '@/server/sessions/create-session';
import { editSession } from '@/server/sessions/edit-session';
import { readSession } from '@/server/sessions/read-session';
import { buildPerson } from '@/tests/support/builders';

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
