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
import { castBallot } from '@/server/voting/cast-ballot';
import { closeVote } from '@/server/voting/close-vote';
import { expectNoViolationsInEitherTheme } from './axe';
import { openDraftMenu } from './draft-menu';
import { expect, test } from './fixtures';

const text = buildText('Canada should publish the figures every quarter.');

/** A session with three delegations and their delegates; the vote on its draft is open. */
async function buildVotingRoom(language = 'en') {
  const session = await buildSession({ title: 'The round table' });
  const delegates = [];
  for (const [name, shortName] of [
    ['Civil Society', 'CIV'],
    ['Foreign Affairs', 'FOR'],
    ['Parliament', 'PAR'],
  ]) {
    const delegation = await buildDelegation(session.id, { name, shortName });
    const person = await buildPerson({ name: `Delegate of ${name}`, language });
    await buildParticipant(session.id, 'delegate', {
      personId: person.id,
      delegationId: delegation.id,
    });
    delegates.push(person);
  }
  const vote = await buildVote(session.id, { text, question: 'Publish the figures' });
  const [civil, foreign, parliament] = delegates;
  if (!civil || !foreign || !parliament) throw new Error('three delegates');
  const path = `/sessions/${session.id}/votes/${vote.id}`;
  return { session, vote, path, chair: vote.chair.person, civil, foreign, parliament };
}

const count = (page: Page) => page.getByTestId('count');

test('a vote in three browsers: opened, cast with and without scripts, counted, closed', async ({
  pageOf,
}) => {
  const { path, chair, civil, foreign, session } = await buildVotingRoom();
  const [seat, quiet, undecided] = [
    await pageOf(chair),
    await pageOf(civil, { context: { javaScriptEnabled: false } }),
    await pageOf(foreign),
  ];
  await seat.goto(path);
  await expect(count(seat)).toHaveText(/0\s*of 3 have voted/);
  await expect(seat.getByText('Canada should publish the figures every quarter.')).toBeVisible();

  // Half chosen, not sent.
  await undecided.goto(path);
  await undecided.getByRole('radio', { name: /^No\b/ }).check();

  // Without any script: a form, a page, a receipt.
  await quiet.goto(path);
  await quiet.getByRole('radio', { name: /^Yes/ }).check();
  await quiet.getByRole('button', { name: 'Cast the ballot' }).click();
  await expect(quiet.getByText('Your ballot is counted: Yes.')).toBeVisible();
  await expect(quiet.getByText('You can change it until the vote closes.')).toBeVisible();

  await expect(count(seat)).toHaveText(/1\s*of 3 has voted/);
  await expect(count(undecided)).toHaveText(/1\s*of 3 has voted/);
  await expect(undecided.getByRole('radio', { name: /^No\b/ })).toBeChecked();
  await expect(seat.locator('main')).not.toContainText('Your ballot is counted');

  // The half chosen answer is sent, then changed; each time it says what is counted.
  await undecided.getByRole('button', { name: 'Cast the ballot' }).click();
  await expect(undecided.getByText('Your ballot is counted: No.')).toBeVisible();
  await undecided.getByRole('radio', { name: /^Yes/ }).check();
  await undecided.getByRole('button', { name: 'Change the ballot' }).click();
  await expect(undecided.getByText('Your ballot is counted: Yes.')).toBeVisible();
  await expect(count(seat)).toHaveText(/2\s*of 3 have voted/);

  await seat.getByRole('button', { name: 'Close the vote' }).click();
  const question = seat.getByRole('dialog');
  await expect(question).toContainText('1 delegation has not voted. It counts as absent.');
  await question.getByRole('button', { name: 'Close and count' }).click();

  // The verdict is everywhere at once, the unscripted page sees it when it asks.
  for (const page of [seat, undecided]) {
    await expect(page.getByRole('heading', { name: 'Adopted', exact: true })).toBeVisible();
    await expect(page.getByText('2 in favour of 2 votes cast (yes and no)')).toBeVisible();
    await expect(page.getByText('With 2 yes votes fewer it would have failed.')).toBeVisible();
    await expect(page.getByRole('button', { name: /ballot/ })).toHaveCount(0);
  }
  await expect(undecided.getByText('Foreign Affairs voted: Yes')).toBeVisible();
  await quiet.reload();
  await expect(quiet.getByRole('heading', { name: 'Adopted', exact: true })).toBeVisible();

  const record = await seat.request.get(`${path}/record.json`);
  expect(await record.json()).toMatchObject({
    format: 'plenary.vote-record/2',
    ballots: [
      { voter: 'CIV', answer: 'yes' },
      { voter: 'FOR', answer: 'yes' },
    ],
  });
  const table = await seat.request.get(`${path}/roll-call.csv`);
  expect(await table.text()).toContain('PAR,Parliament,1,,Absent');
  const draft = await database().draft.findFirstOrThrow({ where: { sessionId: session.id } });
  expect(draft.status).toBe('adopted');
});

test('a verdict prints with its session and without the reader’s own ballot', async ({
  pageOf,
}) => {
  const session = await buildSession({ title: 'The round table' });
  const { id: delegationId } = await buildDelegation(session.id, { name: 'Ghana' });
  const { person, personId } = await buildParticipant(session.id, 'delegate', { delegationId });
  const vote = await buildVote(session.id);
  const place = { sessionId: session.id, voteId: vote.id };
  await castBallot({ personId }, { ...place, marks: { answer: 'yes' }, sha256: vote.sha256 });
  await closeVote(vote.chair, place);
  const page = await pageOf(person);
  await page.goto(`/sessions/${session.id}/votes/${vote.id}`);
  const mine = page
    .getByRole('complementary', { name: 'Your ballot' })
    .locator('.no-print')
    .first();
  await expect(mine).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(mine).toBeHidden();
  await expect(page.getByRole('main').getByText('The round table ·')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Adopted', exact: true })).toBeVisible();
});

test('the chair writes the terms: draft, seal, rule, and the vote is open', async ({ pageOf }) => {
  const session = await buildSession();
  await buildDelegation(session.id, { name: 'Parliament', shortName: 'PAR' });
  const chair = await buildParticipant(session.id, 'chair');
  const draft = await buildDraft(session.id, { title: 'Publish the figures', text });
  const page = await pageOf(chair.person);
  await page.goto(`/sessions/${session.id}/drafts/${draft.id}`);
  await openDraftMenu(page);
  await page.getByRole('button', { name: 'Seal the text' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Seal the text' }).click();
  await expect(page.getByText('Sealed', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Put to the vote', exact: true }).click();
  await page.getByRole('radio', { name: /^Two-thirds majority/ }).check();
  await page.getByRole('button', { name: 'Open the vote' }).click();
  await expect(page).toHaveURL(/\/votes\//);
  await expect(page.getByText('Two-thirds majority.')).toBeVisible();
  await expect(count(page)).toHaveText(/0\s*of 1 have voted/);
});

test('what cannot be counted is refused in words, and the earlier ballot stands', async ({
  pageOf,
}) => {
  const { path, civil } = await buildVotingRoom();
  const page = await pageOf(civil);
  await page.goto(path);
  await page.getByRole('radio', { name: /^Abstain/ }).check();
  await page.getByRole('button', { name: 'Cast the ballot' }).click();
  await expect(page.getByText('Your ballot is counted: Abstain.')).toBeVisible();
  // The count comes live, and what comes live draws the form anew.
  await expect(count(page)).toHaveText(/1\s*of 3 has voted/);

  // As if the page had been open since before the text was sealed anew.
  await page.locator('input[name="sha256"]').evaluate((field: HTMLInputElement) => {
    field.value = 'f'.repeat(64);
  });
  await page.getByRole('radio', { name: /^No\b/ }).check();
  await page.getByRole('button', { name: 'Change the ballot' }).click();
  const refusal = page.getByRole('alert').filter({ hasText: 'This was not counted' });
  await expect(refusal).toContainText('another text than the one that is voted on');
  await expect(refusal).toContainText('Your earlier ballot stands: Abstain.');
  await expect(page.getByRole('radio', { name: /^No\b/ })).toBeChecked();
});

test('un vote en français, au clavier, jusqu’au résultat', async ({ pageOf }) => {
  const { path, chair, parliament } = await buildVotingRoom('fr');
  await database().person.update({ where: { id: chair.id }, data: { language: 'fr' } });
  const page = await pageOf(parliament);
  await page.goto(path);
  await page.getByRole('radio', { name: /^Pour/ }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Votre bulletin est compté : Contre.')).toBeVisible();

  const seat = await pageOf(chair);
  await seat.goto(path);
  await expect(count(seat)).toHaveText(/1\s*sur 3 a voté/);
  await seat.getByRole('button', { name: 'Clore le vote' }).click();
  await expect(seat.getByRole('dialog')).toContainText('2 délégations n’ont pas voté.');
  await seat.getByRole('dialog').getByRole('button', { name: 'Clore et compter' }).click();
  for (const each of [seat, page]) {
    await expect(each.getByRole('heading', { name: 'Non adopté', exact: true })).toBeVisible();
  }
  await expect(page.getByText('Parliament a voté : Contre')).toBeVisible();
});

test('a deadline closes the vote in front of everybody', async ({ pageOf }) => {
  const { path, vote, civil } = await buildVotingRoom();
  await database().vote.update({
    where: { id: vote.id },
    data: { closesAt: new Date(Date.now() + 8000) },
  });
  const page = await pageOf(civil);
  await page.goto(path);
  await expect(page.getByRole('timer')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Not adopted', exact: true })).toBeVisible({
    timeout: 20_000,
  });
  await expect(page.getByText('Nobody voted for it or against it')).toBeVisible();
});

test('axe finds nothing in a vote and the pages on the way to it, in either theme', async ({
  pageOf,
}) => {
  test.slow();
  const { path, session, chair, civil } = await buildVotingRoom();
  const draft = await buildDraft(session.id, { title: 'Another', text });
  const seat = await pageOf(chair);
  const home = `/sessions/${session.id}`;
  for (const address of [path, `${home}/drafts/new`, `${home}/votes/new?draft=${draft.id}`]) {
    await seat.goto(address);
    await expectNoViolationsInEitherTheme(seat);
  }
  const page = await pageOf(civil);
  await page.goto(path);
  await page.getByRole('radio', { name: /^Yes/ }).check();
  await page.getByRole('button', { name: 'Cast the ballot' }).click();
  await expect(page.getByText('Your ballot is counted: Yes.')).toBeVisible();
  await expectNoViolationsInEitherTheme(page);
  await seat.goto(path);
  await seat.getByRole('button', { name: 'Close the vote' }).click();
  await expectNoViolationsInEitherTheme(seat);
  await seat.getByRole('button', { name: 'Close and count' }).click();
  await expect(page.getByRole('heading', { name: 'Adopted', exact: true })).toBeVisible();
  await expectNoViolationsInEitherTheme(page);
});
