import type { Page } from '@playwright/test';
import { database } from '@/server/database/client';
import {
  buildDelegation,
  buildParticipant,
  buildPerson,
  buildSession,
} from '@/tests/support/builders';
import { expectNoViolations } from './axe';
import { expect, test } from './fixtures';

/** A session with a chair and one observer, each with a page on it. */
async function buildRoom(title: string) {
  const session = await buildSession({ title });
  const canada = await buildDelegation(session.id, { name: 'Canada', shortName: 'CAN' });
  const chair = await buildParticipant(session.id, 'chair', { name: 'Amina Diallo' });
  const olga = await buildParticipant(session.id, 'observer', { name: 'Olga Brandt' });
  return { home: `/sessions/${session.id}`, session, canada, chair, olga };
}

/** Unfolds what can be done about a participant. */
async function unfold(page: Page, name: string) {
  const item = page.getByRole('listitem').filter({ hasText: name });
  await item.getByText('Change', { exact: false }).first().click();
  return item;
}

test('a chair opens a session, seats a delegation and invites a list, line by line', async ({
  pageOf,
}) => {
  const page = await pageOf(await buildPerson({ name: 'Amina Diallo' }));
  await page.goto('/');
  await expect(page.getByText('You do not take part in a session yet')).toBeVisible();
  await page.getByRole('link', { name: 'New session' }).click();
  await page.getByLabel('Title').fill('Round table');
  await page.getByRole('button', { name: 'Open the session' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Round table' })).toBeVisible();

  await page.getByRole('link', { name: /add the delegations/ }).click();
  await page.getByLabel('Name', { exact: true }).fill('Global Affairs Canada');
  await page.getByRole('button', { name: 'Add' }).click();
  await expect(page.getByText('Added: Global Affairs Canada')).toBeVisible();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('');

  await page.getByRole('link', { name: 'Back to the participants' }).click();
  await page.getByRole('link', { name: 'Invite people' }).click();
  const list = page.getByLabel('People', { exact: true });
  await list.fill(
    [
      'Bruno Roy <bruno@mfa.example>; GAC',
      'nobody at all',
      'olga@mfa.example; Olga; observer',
    ].join('\n'),
  );
  await page.getByRole('button', { name: 'Invite' }).click();
  await expect(page.getByText('2 people were invited')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Refused lines' })).toContainText(
    'Line 2, nobody at all: has no address',
  );
  await expect(list).toHaveValue('nobody at all');

  await page.getByRole('link', { name: 'Back to the participants' }).click();
  await expect(page.getByRole('region', { name: /Global Affairs Canada/ })).toContainText(
    'Bruno Roy',
  );
  await page.getByRole('link', { name: 'Record' }).click();
  await expect(page.getByText('Amina Diallo invited Olga: observer')).toBeVisible();
  await page.getByRole('link', { name: 'Recompute the chain' }).click();
  await expect(page.getByText('The record is whole: 4 entries were recomputed.')).toBeVisible();
});

test('a role that was changed is felt in the other browser, without reloading', async ({
  pageOf,
}) => {
  const room = await buildRoom('A role changes');
  const hers = await pageOf(room.chair.person);
  const olgas = await pageOf(room.olga.person);
  await olgas.goto(room.home);
  await expect(olgas.getByRole('link', { name: 'New draft' })).toHaveCount(0);
  await hers.goto(`${room.home}/participants`);

  const item = await unfold(hers, 'Olga Brandt');
  await item.getByLabel('Role').selectOption('Delegate');
  await item.getByLabel('Delegation').selectOption({ label: 'Canada (CAN)' });
  await item.getByRole('button', { name: 'Change role' }).click();

  await expect(olgas.getByText('You now take part as: Delegate · Canada.')).toBeVisible();
  await expect(olgas.getByRole('link', { name: 'New draft' })).toBeVisible();
  await expect(hers.getByRole('region', { name: /Canada/ })).toContainText('Olga Brandt');
});

test('whoever is removed is told at once, and finds no such page afterwards', async ({
  pageOf,
  expectTrouble,
}) => {
  const room = await buildRoom('Somebody is removed');
  const hers = await pageOf(room.chair.person);
  const olgas = await pageOf(room.olga.person);
  await olgas.goto(`${room.home}/record`);
  await hers.goto(`${room.home}/participants`);

  const item = await unfold(hers, 'Olga Brandt');
  await item.getByText('Remove from the session…').click();
  await item.getByRole('button', { name: 'Yes, remove' }).click();

  await expect(olgas.getByText('You no longer take part in this session')).toBeVisible();
  await expect(hers.getByText('Olga Brandt')).toHaveCount(0);
  expectTrouble(/404/);
  await olgas.goto(room.home);
  await expect(olgas.getByRole('heading', { level: 1 })).toHaveText('There is no such page');
});

test('the last chair stays, and is told why', async ({ pageOf }) => {
  const room = await buildRoom('The last chair');
  const page = await pageOf(room.chair.person);
  await page.goto(`${room.home}/participants`);
  const item = await unfold(page, 'Amina Diallo');
  await item.getByLabel('Role').selectOption('Observer');
  await item.getByRole('button', { name: 'Change role' }).click();
  await expect(item.getByRole('alert')).toContainText('A session needs a chair.');
});

test('what awaits a delegate stands on their session and in their list', async ({ pageOf }) => {
  const room = await buildRoom('A vote is open');
  const bruno = await buildParticipant(room.session.id, 'delegate', {
    delegationId: room.canada.id,
    name: 'Bruno Roy',
  });
  const { canada } = room;
  await database().vote.create({
    data: {
      sessionId: room.session.id,
      number: 1,
      question: 'On arrears',
      rule: 'simple-majority',
      openedById: room.chair.id,
      roll: {
        create: {
          delegationId: canada.id,
          name: canada.name,
          shortName: canada.shortName,
          weight: 1,
          groups: [],
          position: 0,
        },
      },
    },
  });
  const page = await pageOf(bruno.person);
  await page.goto('/');
  await expect(page.getByText('1 vote awaits you')).toBeVisible();
  await page.getByRole('link', { name: 'A vote is open' }).click();
  await expect(page.getByRole('region', { name: 'Awaiting you' })).toContainText(
    'Canada has not voted yet',
  );
  await expect(page.getByRole('link', { name: /Vote now.*On arrears/ })).toBeVisible();
});

test('works without scripts: a session is opened and a list is read', async ({ pageOf }) => {
  const page = await pageOf(await buildPerson(), { context: { javaScriptEnabled: false } });
  await page.goto('/sessions/new');
  await page.getByLabel('Title').fill('Without scripts');
  await page.getByRole('button', { name: 'Open the session' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Without scripts' })).toBeVisible();
  await page.goto(`${page.url()}/participants/invite`);
  await page.getByLabel('People', { exact: true }).fill('ann@a.example\nnobody');
  await page.getByRole('button', { name: 'Invite' }).click();
  await expect(page.getByText('1 person was invited')).toBeVisible();
  await expect(page.getByLabel('People', { exact: true })).toHaveValue('nobody');
});

test('an observer sees who takes part, without addresses and without means to change it', async ({
  pageOf,
}) => {
  const room = await buildRoom('An observer looks');
  const page = await pageOf(room.olga.person);
  await page.goto(`${room.home}/participants`);
  await expect(page.getByText('Amina Diallo')).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText('@');
  await expect(page.getByRole('main')).not.toContainText('Change');
  await expect(page.getByRole('link', { name: 'Invite people' })).toHaveCount(0);
});

for (const look of [
  { language: 'en', colorScheme: 'light', width: 1280 },
  { language: 'fr', colorScheme: 'dark', width: 390 },
] as const) {
  test(`axe finds nothing on the pages of a session, ${look.language}, ${look.colorScheme}`, async ({
    pageOf,
  }) => {
    test.setTimeout(180_000);
    const room = await buildRoom('A session to look at');
    await database().person.update({
      where: { id: room.chair.personId },
      data: { language: look.language },
    });
    const viewport = { width: look.width, height: 800 };
    const context = { colorScheme: look.colorScheme, viewport };
    const page = await pageOf(room.chair.person, { context });
    const parts = ['', '/edit', '/participants', '/participants/invite', '/delegations/new'];
    const addresses = [...parts, '/record?check=1'].map((part) => `${room.home}${part}`);
    for (const address of ['/', '/sessions/new', ...addresses]) {
      await page.goto(address);
      await expectNoViolations(page);
      expect(await page.evaluate(() => document.body.scrollWidth - window.innerWidth)).toBe(0);
    }
  });
}
