import type { Page } from '@playwright/test';
import { database } from '@/server/database/client';
import {
  buildDelegation,
  buildDraft,
  buildParticipant,
  buildPerson,
  buildSession,
  buildText,
  buildVote,
} from '@/tests/support/builders';
import { letSilencePass } from '@/tests/support/let-silence-pass';
import { expectNoViolationsInEitherTheme } from './axe';
import { expect, test } from './fixtures';

test.describe.configure({ timeout: 120_000 });

const text = buildText('Canada should publish the figures every quarter.');

/** A session with two delegations, a delegate in each, a chair, and a draft. */
async function buildTable(language = 'en') {
  const session = await buildSession({ title: 'The round table' });
  const seat = async (name: string, shortName: string) => {
    const delegation = await buildDelegation(session.id, { name, shortName });
    const person = await buildPerson({ name: `Delegate of ${name}`, language });
    const { id: personId } = person;
    await buildParticipant(session.id, 'delegate', { personId, delegationId: delegation.id });
    return person;
  };
  const [canada, norway] = [await seat('Canada', 'CAN'), await seat('Norway', 'NOR')];
  const { id: chairId } = await buildPerson({ name: 'The chair', language });
  const { person: chair } = await buildParticipant(session.id, 'chair', { personId: chairId });
  const draft = await buildDraft(session.id, { title: 'Publish the figures', text });
  const home = `/sessions/${session.id}`;
  return { session, canada, norway, chair, draft, home };
}

async function open(
  seat: Page,
  { home, draft }: Awaited<ReturnType<typeof buildTable>>,
  how: RegExp,
) {
  await seat.goto(`${home}/votes/new?draft=${draft.id}`);
  await seat.getByText('Without a vote, or by consent').click();
  await seat.getByRole('radio', { name: how }).check();
  if (how.test('Silence procedure')) {
    await seat.getByLabel('Until when?').selectOption({ label: '72 hours' });
  }
  await seat.getByRole('button', { name: 'Open the vote' }).click();
  await expect(seat).toHaveURL(/\/votes\/(?!new)/);
  return new URL(seat.url()).pathname;
}

test('an objection heard leads to a vote, and is withdrawn in time for a decision', async ({
  pageOf,
}) => {
  const table = await buildTable();
  const [seat, canada] = [await pageOf(table.chair), await pageOf(table.canada)];
  const path = await open(seat, table, /^Adoption without a vote/);
  await canada.goto(path);
  await expect(
    canada.getByText('Is there any objection to adopting this without a vote?'),
  ).toBeVisible();
  await canada.getByLabel('The reason for the objection').fill('We asked for yearly figures.');
  await canada.getByRole('button', { name: 'Object' }).click();
  await expect(canada.getByText('Canada objected.')).toBeVisible();
  await expect(seat.getByTestId('standing')).toHaveText('1 objection stands.');
  await expect(seat.getByText('We asked for yearly figures.')).toBeVisible();
  await expectNoViolationsInEitherTheme(seat);
  await canada.getByRole('button', { name: 'Withdraw the objection' }).click();
  await expect(seat.getByTestId('standing')).toHaveText('No objection stands.');
  await seat.getByRole('button', { name: 'Conclude' }).click();
  await seat.getByRole('dialog').getByRole('button', { name: 'Conclude now' }).click();
  for (const page of [seat, canada]) {
    await expect(page.getByRole('heading', { name: 'Adopted without a vote' })).toBeVisible();
    await expect(page.getByText('No objection was heard, and it is so decided.')).toBeVisible();
    await expect(page.getByText('Nothing is counted, so there is no tally.').first()).toBeVisible();
  }
  await expectNoViolationsInEitherTheme(canada);
});

test('a silence procedure is broken and kept, extended, and ends by itself', async ({ pageOf }) => {
  const table = await buildTable();
  const [seat, canada, norway] = [
    await pageOf(table.chair),
    await pageOf(table.canada, { context: { viewport: { width: 390, height: 844 } } }),
    await pageOf(table.norway),
  ];
  const path = await open(seat, table, /^Silence procedure/);
  await expect(seat.getByText('Silence means consent.')).toBeVisible();
  await canada.goto(path);
  await norway.goto(path);
  await expect(seat.getByText('2 of 2 delegations')).toBeVisible();
  await canada.getByLabel('The reason for the objection').fill('Too early.');
  await canada.getByRole('button', { name: 'Object' }).click();
  await expect(seat.getByTestId('standing')).toContainText('The silence is broken');
  await expectNoViolationsInEitherTheme(canada);
  await canada.getByRole('button', { name: 'Withdraw the objection' }).click();
  await expect(seat.getByTestId('standing')).toHaveText('No objection stands.');

  await seat.getByRole('button', { name: 'Extend the deadline' }).click();
  await seat.getByRole('dialog').getByLabel('Why?').fill('A holiday.');
  await expectNoViolationsInEitherTheme(seat);
  await seat.getByRole('dialog').getByRole('button', { name: 'Extend the deadline' }).click();
  await expect(norway.getByText('A holiday.')).toBeVisible();
  await letSilencePass(path.split('/').at(-1) ?? '', 96 * 60 + 1);
  await expect(async () => {
    await norway.reload();
    await expect(norway.getByRole('heading', { name: 'Adopted by silence' })).toBeVisible();
  }).toPass();
  await expectNoViolationsInEitherTheme(norway);
});

test('un tour de consentement, avec la décision de la présidence sur une objection', async ({
  pageOf,
}) => {
  const table = await buildTable('fr');
  const [seat, canada, norway] = [
    await pageOf(table.chair),
    await pageOf(table.canada),
    await pageOf(table.norway),
  ];
  await seat.goto(`${table.home}/votes/new?draft=${table.draft.id}`);
  await seat.getByText('Sans vote, ou par consentement').click();
  await seat.getByRole('radio', { name: /^Tour de consentement/ }).check();
  await seat.getByRole('button', { name: 'Ouvrir le vote' }).click();
  await expect(seat).toHaveURL(/\/votes\/(?!new)/);
  const path = new URL(seat.url()).pathname;
  await canada.goto(path);
  await canada.getByRole('radio', { name: /^Je fais objection/ }).check();
  await canada.getByRole('button', { name: 'Voter' }).click();
  await expect(canada.getByText('Une objection doit être motivée.')).toBeVisible();
  await canada.getByLabel('La raison de l’objection').fill('Sans budget.');
  await canada.getByRole('button', { name: 'Voter' }).click();
  await expect(canada.getByText('Votre bulletin est compté : Je fais objection.')).toBeVisible();
  await norway.goto(path);
  await norway.getByRole('radio', { name: /^Je consens/ }).check();
  await norway.getByRole('button', { name: 'Voter' }).click();
  await seat.getByRole('button', { name: /^Statuer/ }).click();
  const dialog = seat.getByRole('dialog');
  await dialog.getByRole('radio', { name: /^Levée/ }).check();
  await dialog.getByLabel('La raison de la décision').fill('Le budget est trouvé.');
  await expectNoViolationsInEitherTheme(seat);
  await dialog.getByRole('button', { name: 'Statuer' }).click();
  await expect(norway.getByText('levée', { exact: true })).toBeVisible();
  await expect(norway.getByText('Le budget est trouvé.')).toBeVisible();
  await seat.getByRole('button', { name: 'Clore le vote' }).click();
  await seat.getByRole('button', { name: 'Clore et compter' }).click();
  await expect(norway.getByRole('heading', { name: 'Adopté', exact: true })).toBeVisible();
  await expectNoViolationsInEitherTheme(norway);
});

test('the wall shows the count, then the verdict, and nobody’s name', async ({ pageOf }) => {
  const table = await buildTable();
  const vote = await buildVote(table.session.id, { text, question: 'Publish the figures' });
  const path = `${table.home}/votes/${vote.id}`;
  const [seat, canada] = [await pageOf(vote.chair.person), await pageOf(table.canada)];
  await seat.goto(path);
  await seat.getByRole('link', { name: 'Projector view' }).click();
  await expect(seat.getByRole('heading', { name: 'Publish the figures' })).toBeVisible();
  await expect(seat.getByTestId('count')).toHaveText(/0\s*of 2 have voted/);
  await expect(seat.getByRole('banner')).toHaveCount(0);
  await expect(seat.locator('body')).not.toContainText(vote.chair.person.name);
  await expectNoViolationsInEitherTheme(seat);
  await canada.goto(path);
  await expect(canada.getByRole('link', { name: 'Projector view' })).toHaveCount(0);
  await canada.getByRole('radio', { name: /^Yes/ }).check();
  await canada.getByRole('button', { name: 'Cast the ballot' }).click();
  await expect(seat.getByTestId('count')).toHaveText(/1\s*of 2 have voted/);
  await database().vote.update({ where: { id: vote.id }, data: { closesAt: new Date() } });
  await expect(seat.getByText('Adopted', { exact: true })).toBeVisible({ timeout: 20_000 });
  await expect(seat.getByText('The rule’s conditions are met.')).toBeVisible();
  await expectNoViolationsInEitherTheme(seat);
  await seat.getByRole('link', { name: 'To the vote' }).click();
  await expect(seat.getByRole('banner')).toBeVisible();
});

test('the chair sees what would come out with today’s indications', async ({ pageOf }) => {
  const table = await buildTable();
  const [seat, canada, norway] = [
    await pageOf(table.chair),
    await pageOf(table.canada, { context: { javaScriptEnabled: false } }),
    await pageOf(table.norway),
  ];
  const path = `${table.home}/drafts/${table.draft.id}`;
  await canada.goto(path);
  await canada.getByText('Tell the chair how Canada means to vote').click();
  await canada.getByLabel('We mean to vote').selectOption('yes');
  await canada.getByRole('button', { name: 'Tell the chair' }).click();
  await expect(canada.getByText('Canada told the chair how it means to vote: yes')).toBeVisible();
  await norway.goto(path);
  await expect(norway.locator('main')).not.toContainText('Canada told');

  await seat.goto(path);
  await seat.getByText('What if it were put to the vote now?').click();
  const verdict = seat.getByRole('status').filter({ hasText: 'It would be' });
  await expect(verdict).toContainText('Adopted');
  await expect(seat.getByLabel('Canada', { exact: true })).toHaveValue('yes');
  await seat.getByLabel('Norway', { exact: true }).selectOption('no');
  await expect(verdict).toContainText('Not adopted');
  await expectNoViolationsInEitherTheme(seat);
  await norway.reload();
  await expect(norway.getByText('Norway told the chair how it means to vote: no')).toBeVisible();
  await expectNoViolationsInEitherTheme(norway);
});
