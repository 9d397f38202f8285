import type { Page } from '@playwright/test';
import { readVoteRecord, recount } from '@/domain/voting/file/vote-record';
import { database } from '@/server/database/client';
import {
  buildDelegation,
  buildParticipant,
  buildPerson,
  buildSession,
  buildVote,
} from '@/tests/support/builders';
import { startPlenary } from '@/tests/support/process';
import { expectNoViolations } from './axe';
import { expect, test } from './fixtures';

const secret = { secrecy: 'secret', meanwhile: 'nothing' } as const;
const phone = { viewport: { width: 390, height: 844 } };

/** A session with so many delegations, a delegate in each, and a chair. */
async function buildRoom(seats: number, language = 'en') {
  const session = await buildSession({ title: 'The round table' });
  const delegates = [];
  for (let index = 1; index <= seats; index += 1) {
    const delegation = await buildDelegation(session.id, { name: `Seat ${index}` });
    const person = await buildPerson({ name: `Delegate ${index}`, language });
    await buildParticipant(session.id, 'delegate', {
      personId: person.id,
      delegationId: delegation.id,
    });
    delegates.push(person);
  }
  return { session, delegates };
}

/** Sends the ballot and says how many bytes went and came, and what came. */
async function confirm(page: Page, path: string) {
  const passed = { sent: 0, received: 0, answer: '' };
  await page.route(`**${path}`, async (route) => {
    const response = await route.fetch();
    passed.answer = await response.text();
    passed.received = passed.answer.length;
    passed.sent = route.request().postDataBuffer()?.length ?? 0;
    await route.fulfill({ response, body: passed.answer });
  });
  await page.getByRole('button', { name: 'Cast it' }).click();
  await expect(page.getByText(/^The ballot of Seat \d is in\.$/)).toBeVisible();
  await page.unroute(`**${path}`);
  return passed;
}

test('a secret vote: opened by the chair, cast by three, nothing shown meanwhile, recounted', async ({
  pageOf,
}) => {
  test.setTimeout(120_000);
  const { session, delegates } = await buildRoom(5);
  const chair = await buildParticipant(session.id, 'chair');
  const seat = await pageOf(chair.person);
  await seat.goto(`/sessions/${session.id}/votes/new`);
  await seat.getByRole('radio', { name: /^A question/ }).check();
  await seat
    .getByRole('textbox', { name: 'The question' })
    .fill('Shall the meeting be closed to the public?');
  await seat.getByRole('radio', { name: /^Secret/ }).check();
  await expect(
    seat.getByText(/whoever administers the database could still find out/),
  ).toBeVisible();
  await expect(seat.getByLabel(/while the vote runs\?/)).toHaveText('Nothing');
  await expectNoViolations(seat);
  await seat.getByRole('button', { name: 'Open the vote' }).click();
  await seat.waitForURL(/\/votes\/[0-9a-f-]{36}$/);
  const path = new URL(seat.url()).pathname;
  const before = await seat.locator('main').textContent();
  await expect(seat.getByText('Secret.', { exact: true })).toBeVisible();
  await expect(seat.getByTestId('count')).toHaveCount(0);

  const [first, second, third] = delegates;
  if (!first || !second || !third) throw new Error('three delegates');
  const [yes, no] = [await pageOf(first), await pageOf(second, { context: phone })];
  const passed = [];
  for (const [page, answer] of [
    [yes, /^Yes/],
    [no, /^No\b/],
  ] as const) {
    await page.goto(path);
    await page.getByRole('radio', { name: answer }).check();
    await page.getByRole('button', { name: 'Cast the ballot' }).click();
    await expect(page.getByText('cannot be changed', { exact: false }).first()).toBeVisible();
    await expectNoViolations(page);
    passed.push(await confirm(page, path));
    await expect(page.getByText(/^The ballot of Seat \d is in\.$/)).toBeVisible();
    await expectNoViolations(page);
  }
  // What passes over the line is alike, whatever was marked, and says nothing of it.
  expect(passed[0]).toEqual({ ...passed[1], answer: passed[0]?.answer });
  for (const { answer } of passed) expect(answer).not.toMatch(/"(yes|no)"/);

  // Without any script: a form, a page, the same receipt, also after a reload.
  const quiet = await pageOf(third, { context: { javaScriptEnabled: false } });
  await quiet.goto(path);
  await quiet.getByRole('radio', { name: /^Abstain/ }).check();
  await quiet.getByRole('button', { name: 'Cast the ballot' }).click();
  for (const page of [quiet, yes]) {
    await page.goto(path);
    await expect(page.getByText(/^The ballot of Seat \d is in\.$/)).toBeVisible();
    await expect(page.getByRole('radio')).toHaveCount(0);
  }

  expect(await seat.locator('main').textContent()).toBe(before);
  await seat.reload();
  expect(await seat.locator('main').textContent()).toBe(before);
  await seat.goto(`/sessions/${session.id}`);
  await expect(seat.locator('main')).not.toContainText(/have voted|has voted/);
  await seat.goto(`/sessions/${session.id}/record`);
  await expect(seat.locator('main')).not.toContainText('cast the ballot');

  await seat.goto(path);
  await seat.getByRole('button', { name: 'Close the vote' }).click();
  await seat.getByRole('dialog').getByRole('button', { name: 'Close and count' }).click();
  await expect(seat.getByRole('heading', { name: 'Who took part' })).toBeVisible();
  const rollCall = seat
    .locator('section')
    .filter({ hasText: 'Who took part' })
    .getByRole('listitem');
  await expect(rollCall).toHaveText([/Voted/, /Voted/, /Voted/, /Absent/, /Absent/]);
  await expectNoViolations(seat);
  await expect(yes.getByText('Seat 1 took part. How it voted, nobody can tell.')).toBeVisible();

  const record = await (await seat.request.get(`${path}/record.json`)).json();
  expect(JSON.stringify(record.ballots)).not.toContain('voter');
  const read = readVoteRecord(record);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  expect(recount(read.value)).toMatchObject({
    reason: 'tie',
    tally: { yes: '1', no: '1', abstain: '1', absent: '2' },
  });
});

test('fifty secret ballots at once from two tabs of one delegate, by two nodes, are one', async ({
  pageOf,
  plenary,
}) => {
  test.setTimeout(120_000);
  const { session, delegates } = await buildRoom(5);
  const vote = await buildVote(session.id, { terms: secret });
  const path = `/sessions/${session.id}/votes/${vote.id}`;
  const [delegate] = delegates;
  const other = await startPlenary({ env: { DATABASE_URL: plenary.databaseUrl } });
  const tabs = await Promise.all(
    [plenary.url, other.url].map(async (origin) => {
      const { request } = (await pageOf(delegate ?? null)).context();
      const url = `${origin}${path}`;
      return { request, url, origin, fields: fieldsOf(await (await request.get(url)).text()) };
    }),
  );
  const said = plenary.said().length;
  const answers = await Promise.all(
    Array.from({ length: 50 }, async (_, index) => {
      const { request, url, origin, fields } = tabs[index % 2] ?? raise();
      const multipart = { ...fields, answer: index % 3 ? 'yes' : 'no' };
      const answer = await request.post(url, { multipart, headers: { origin } });
      return { status: answer.status(), isIn: (await answer.text()).includes('is in.') };
    }),
  );
  await other.stop();
  expect(answers).toEqual(answers.map(() => ({ status: 200, isIn: true })));
  expect(answers).toHaveLength(50);
  const where = { voteId: vote.id };
  expect(await database().secretParticipation.count({ where })).toBe(1);
  expect(await database().secretBallot.count({ where })).toBe(1);
  expect(plenary.said().slice(said)).toBe('');
});

function raise(): never {
  throw new Error('There are two tabs.');
}

/** The hidden fields of the ballot as the page without scripts has them. */
function fieldsOf(html: string): Record<string, string> {
  const inputs = [...html.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)];
  return Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, decoded(value)]));
}

function decoded(attribute: string): string {
  return attribute.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&');
}

test('a vote that shows who and how shows it live; few voters of a secret one are warned', async ({
  pageOf,
}) => {
  const { session, delegates } = await buildRoom(3, 'fr');
  const open = await buildVote(session.id, { terms: { secrecy: 'open', meanwhile: 'how' } });
  const hidden = await buildVote(session.id, { terms: secret });
  const watcher = await pageOf(open.chair.person);
  await watcher.goto(`/sessions/${session.id}/votes/${open.id}`);
  const lines = watcher
    .locator('section')
    .filter({ hasText: 'How the delegations' })
    .getByRole('listitem');
  await expect(lines).toHaveText([/not yet/, /not yet/, /not yet/]);
  const voter = await pageOf(delegates[0] ?? null, { context: { ...phone, colorScheme: 'dark' } });
  await voter.goto(`/sessions/${session.id}/votes/${open.id}`);
  await expect(voter.getByText('Public.', { exact: true })).toBeVisible();
  await voter.getByRole('radio', { name: /^Contre/ }).check();
  await voter.getByRole('button', { name: 'Voter' }).click();
  await expect(lines).toHaveText([/No/, /not yet/, /not yet/]);
  await expectNoViolations(watcher);
  await expectNoViolations(voter);

  await voter.goto(`/sessions/${session.id}/votes/${hidden.id}`);
  await expect(voter.getByText('3 votants seulement.')).toBeVisible();
  await expect(voter.getByText(/qui administre la base de données pourrait encore/)).toBeVisible();
  await expectNoViolations(voter);
});
