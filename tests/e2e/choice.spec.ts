import type { Page } from '@playwright/test';
import { readVoteRecord, recount } from '@/domain/voting/file/vote-record';
import { database } from '@/server/database/client';
import {
  buildDelegation,
  buildDraft,
  buildParticipant,
  buildPerson,
  buildSession,
  buildText,
} from '@/tests/support/builders';
import { expectNoViolationsInEitherTheme } from './axe';
import { openDraftMenu } from './draft-menu';
import { expect, test } from './fixtures';

test.use({ actionTimeout: 15_000 });

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;

/** A body of three with its chair and three drafts of two clauses each. */
async function buildBody(language = 'en') {
  const session = await buildSession({ title: 'The round table' });
  const delegates = [];
  for (const [name, shortName] of [
    ['Civil Society', 'CIV'],
    ['Foreign Affairs', 'FOR'],
    ['Parliament', 'PAR'],
  ]) {
    const { id: delegationId } = await buildDelegation(session.id, { name, shortName });
    const person = await buildPerson({ name: `Delegate of ${name}`, language });
    await buildParticipant(session.id, 'delegate', { personId: person.id, delegationId });
    delegates.push(person);
  }
  const chair = await buildPerson({ name: 'Ines Chair', language });
  await buildParticipant(session.id, 'chair', { personId: chair.id });
  const drafts = [];
  for (const title of ['Early figures', 'Full figures', 'No figures']) {
    const text = buildText(`${title}, every quarter;`, 'Remains seized of the matter.');
    drafts.push(await buildDraft(session.id, { title, text }));
  }
  const [civil, foreign, parliament] = delegates;
  if (!civil || !foreign || !parliament) throw new Error('three delegates');
  return { session, home: `/sessions/${session.id}`, chair, civil, foreign, parliament, drafts };
}

/** Nothing is wider than the screen. */
async function expectNoSidewaysScroll(page: Page) {
  const [content, screen] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(content).toBeLessThanOrEqual(screen ?? 0);
}

async function close(page: Page) {
  await page.getByRole('button', { name: 'Close the vote' }).click();
  await page.getByRole('button', { name: 'Close and count' }).click();
}

/** The vote's record, counted again from its file. */
async function recountFile(page: Page) {
  const answer = await page.request.get(`${new URL(page.url()).pathname}/record.json`);
  const record = readVoteRecord(await answer.json());
  if (!record.ok) throw new Error(JSON.stringify(record.faults));
  return recount(record.value);
}

test('a ranked choice among three drafts: by keyboard, by touch, and without scripts', async ({
  pageOf,
}) => {
  test.slow();
  const { home, chair, civil, foreign, parliament } = await buildBody();
  const seat = await pageOf(chair);
  await seat.goto(home);
  await seat.getByRole('link', { name: 'New vote' }).click();
  await seat.getByRole('radio', { name: /^A choice among drafts/ }).check();
  for (const title of ['Early figures', 'Full figures', 'No figures']) {
    await seat.getByRole('checkbox', { name: new RegExp(title) }).check();
  }
  await expect(seat.getByRole('radio', { name: /^Schulze \(proposed\)/ })).toBeChecked();
  await expectNoViolationsInEitherTheme(seat);
  await seat.getByRole('button', { name: 'Open the vote' }).click();
  await seat.waitForURL(/\/votes\/[0-9a-f-]{36}$/);
  const path = new URL(seat.url()).pathname;
  await expect(seat.getByText('The texts to choose among')).toBeVisible();

  // On a phone: press them in the order of preference. Half done.
  const touch = await pageOf(foreign, { context: phone });
  await touch.goto(path);
  await touch.getByRole('button', { name: '2. Full figures', exact: true }).tap();
  await touch.getByRole('button', { name: '3. No figures', exact: true }).tap();

  // By keyboard alone: type a rank on each, then put one up.
  const keys = await pageOf(civil);
  await keys.goto(path);
  await keys.getByRole('button', { name: '1. Early figures', exact: true }).focus();
  await keys.keyboard.press('2');
  await keys.getByRole('button', { name: '2. Full figures', exact: true }).focus();
  await keys.keyboard.press('3');
  await keys.getByRole('button', { name: '3. No figures', exact: true }).focus();
  await keys.keyboard.press('1');
  await keys.getByRole('button', { name: 'Move 1. Early figures up' }).focus();
  await keys.keyboard.press('Enter');
  await expect(keys.getByText('1. Early figures is now number 1.')).toBeAttached();
  await expect(keys.getByRole('button', { name: 'Move 1. Early figures up' })).toBeFocused();
  await expectNoViolationsInEitherTheme(keys);
  await keys.getByRole('button', { name: 'Cast the ballot' }).focus();
  await keys.keyboard.press('Enter');
  await expect(
    keys.getByText(
      'Your ballot is counted: 1. 1. Early figures; 2. 3. No figures; 3. 2. Full figures.',
    ),
  ).toBeVisible();

  // What was half ranked on the phone is still there.
  await expect(touch.getByTestId('count')).toHaveText(/1\s*of 3 has voted/);
  await expect(touch.getByLabel('Rank of 2. Full figures')).toHaveValue('1');
  await touch.getByRole('button', { name: '1. Early figures', exact: true }).tap();
  await expectNoSidewaysScroll(touch);
  await expectNoViolationsInEitherTheme(touch);
  await touch.getByRole('button', { name: 'Cast the ballot' }).tap();
  await expect(touch.getByText(/^Your ballot is counted: 1\. 2\. Full figures/)).toBeVisible();

  // Without any script the lists of ranks are the ballot.
  const quiet = await pageOf(parliament, { context: { javaScriptEnabled: false } });
  await quiet.goto(path);
  await quiet.getByLabel('Rank of 2. Full figures').selectOption('1');
  await quiet.getByLabel('Rank of 1. Early figures').selectOption('2');
  await quiet.getByRole('button', { name: 'Cast the ballot' }).click();
  await expect(quiet.getByText(/^Your ballot is counted: 1\. 2\. Full figures/)).toBeVisible();

  await close(seat);
  for (const page of [seat, keys, touch]) {
    await expect(page.getByRole('heading', { name: 'Elected', exact: true })).toBeVisible();
    await expect(
      page.getByText('2. Full figures is preferred to every other option'),
    ).toBeVisible();
  }
  await expect(keys.getByText(/^Civil Society voted: 1\. 1\. Early figures/)).toBeVisible();
  await expect(seat.getByRole('table', { name: /How many prefer/ })).toBeVisible();
  await expectNoSidewaysScroll(touch);
  await expectNoViolationsInEitherTheme(touch);
  await expectNoViolationsInEitherTheme(seat);
  expect(await recountFile(seat)).toMatchObject({ outcome: 'elected', elected: ['B'] });
  const table = await seat.request.get(`${path}/roll-call.csv`);
  expect(await table.text()).toContain('PAR,Parliament,1,,Voted,2,1,');
});

test('un vote par approbation, en français, entre des options libres', async ({ pageOf }) => {
  test.slow();
  const { home, chair, civil, foreign } = await buildBody('fr');
  const seat = await pageOf(chair);
  await seat.goto(`${home}/votes/new?about=options`);
  await seat.getByRole('textbox', { name: 'Les options' }).fill('Genève\nNairobi\nVienne');
  await seat.getByRole('textbox', { name: 'La question' }).fill('Où siéger ?');
  await seat.getByRole('radio', { name: /^Approbation/ }).check();
  await seat.getByLabel('Combien de marques au plus').fill('2');
  await expectNoViolationsInEitherTheme(seat);
  await seat.getByRole('button', { name: 'Ouvrir le vote' }).click();
  await seat.waitForURL(/\/votes\/[0-9a-f-]{36}$/);
  const path = new URL(seat.url()).pathname;

  const page = await pageOf(civil, { context: phone });
  await page.goto(path);
  for (const place of ['Genève', 'Nairobi', 'Vienne']) {
    await page.getByRole('checkbox', { name: place }).check();
  }
  await page.getByRole('button', { name: 'Voter' }).click();
  const refusal = page.getByRole('alert').filter({ hasText: 'options sont marquées' });
  await expect(refusal).toBeVisible();
  await expect(page.getByRole('checkbox', { name: 'Vienne' })).toBeChecked();
  await page.getByRole('checkbox', { name: 'Vienne' }).uncheck();
  await page.getByRole('button', { name: 'Voter' }).click();
  await expect(page.getByText(/^Votre bulletin est compté\s: Genève\s?; Nairobi\.$/)).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectNoViolationsInEitherTheme(page);

  const other = await pageOf(foreign);
  await other.goto(path);
  await other.getByRole('checkbox', { name: 'Nairobi' }).check();
  await other.getByRole('button', { name: 'Voter' }).click();
  await expect(other.getByText(/^Votre bulletin est compté\s: Nairobi\.$/)).toBeVisible();
  await seat.getByRole('button', { name: 'Clore le vote' }).click();
  await seat.getByRole('button', { name: 'Clore et compter' }).click();
  await expect(page.getByRole('heading', { name: 'Élu', exact: true })).toBeVisible();
  await expectNoViolationsInEitherTheme(page);
  expect(await recountFile(seat)).toMatchObject({ elected: ['B'], totals: { A: '1', B: '2' } });
});

test('a division: a part is rejected and stays out of what is voted on as a whole', async ({
  pageOf,
}) => {
  test.slow();
  const { home, chair, civil, drafts } = await buildBody();
  const [draft] = drafts;
  const seat = await pageOf(chair);
  await seat.goto(`${home}/drafts/${draft?.id}`);
  await openDraftMenu(seat);
  await seat.getByRole('link', { name: 'Put to the vote', exact: true }).click();
  await seat.getByRole('radio', { name: /^Parts of a draft/ }).check();
  await seat.getByRole('checkbox', { name: /^§ 1/ }).check();
  await seat.getByRole('radio', { name: /^Two-thirds majority/ }).check();
  await seat.getByRole('button', { name: 'Open the vote' }).click();
  await expect(
    seat.getByRole('heading', { level: 1, name: 'Early figures: § 1', exact: true }),
  ).toBeVisible();
  const parts = seat.getByRole('region', { name: 'The parts put to the vote' });
  await expect(parts.getByText('Early figures, every quarter;').first()).toBeVisible();
  await expect(parts.getByText('Remains seized of the matter.')).toBeHidden();
  await expectNoViolationsInEitherTheme(seat);

  const page = await pageOf(civil);
  await page.goto(new URL(seat.url()).pathname);
  await page.getByRole('radio', { name: 'No against the text' }).check();
  await page.getByRole('button', { name: 'Cast the ballot' }).click();
  await expect(page.getByText('Your ballot is counted: No.')).toBeVisible();
  await close(seat);
  await expect(seat.getByRole('heading', { name: 'Not adopted', exact: true })).toBeVisible();

  await seat.goto(`${home}/drafts/${draft?.id}`);
  await expect(seat.getByText('§ 1 (not carried, left out)')).toBeVisible();
  await expect(seat.getByText('Sealed', { exact: true })).toBeVisible();
  await seat.getByRole('link', { name: 'Put to the vote', exact: true }).click();
  await expect(
    seat.getByRole('radio', { name: /Two-thirds majority \(the rule its parts/ }),
  ).toBeChecked();
  await seat.getByRole('button', { name: 'Open the vote' }).click();
  const whole = seat.getByRole('region', { name: 'The text put to the vote' });
  await expect(whole.getByText('Remains seized of the matter.')).toBeVisible();
  await expect(whole.getByText('Early figures, every quarter;')).toHaveCount(0);
  await expect(seat.getByText(/§ 1: not carried, left out/)).toBeVisible();
});

test('a straw poll says everywhere that it decides nothing', async ({ pageOf }) => {
  const { home, chair, civil, drafts } = await buildBody();
  const [draft] = drafts;
  const seat = await pageOf(chair);
  await seat.goto(`${home}/votes/new?draft=${draft?.id}`);
  await seat.getByRole('checkbox', { name: /^This is a straw poll/ }).check();
  await seat.getByRole('button', { name: 'Open the vote' }).click();
  await expect(seat.getByText('Straw poll', { exact: true })).toBeVisible();
  await expect(seat.getByText('A copy of the text as it stood')).toBeVisible();

  const page = await pageOf(civil);
  await page.goto(new URL(seat.url()).pathname);
  await page.getByRole('radio', { name: /^Yes/ }).check();
  await page.getByRole('button', { name: 'Cast the ballot' }).click();
  await expect(page.getByText('Your ballot is counted: Yes.')).toBeVisible();
  await close(seat);
  await expect(page.getByRole('heading', { name: 'In favour', exact: true })).toBeVisible();
  await expect(page.getByText('Straw poll: it decides nothing')).toBeVisible();
  await expectNoViolationsInEitherTheme(page);
  await seat.goto(`${home}/drafts/${draft?.id}`);
  await expect(seat.getByRole('link', { name: 'Straw poll 1' })).toBeVisible();
  await expect(seat.getByText('Drafting', { exact: true })).toBeVisible();
  const { status } = await database().draft.findUniqueOrThrow({ where: { id: draft?.id ?? '' } });
  expect(status).toBe('drafting');
});
