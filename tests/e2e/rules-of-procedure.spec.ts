import { spawnSync } from 'node:child_process';
import type { Page } from '@playwright/test';
import { database } from '@/server/database/client';
import { castBallot } from '@/server/voting/cast-ballot';
import { findVote } from '@/server/voting/repository';
import {
  buildDelegation,
  buildDraft,
  buildParticipant,
  buildPerson,
  buildSession,
} from '@/tests/support/builders';
import { letSilencePass } from '@/tests/support/let-silence-pass';
import { expect, test } from './fixtures';

const council = [
  ['China', 'permanent'],
  ['France', 'permanent'],
  ['Russian Federation', 'permanent'],
  ['United Kingdom', 'permanent'],
  ['United States', 'permanent'],
  ...['Algeria', 'Canada', 'Ghana', 'Guyana', 'Japan', 'Kenya', 'Malta', 'Norway'].map(elected),
  ...['Sierra Leone', 'Slovenia'].map(elected),
] as const;

function elected(name: string) {
  return [name, null] as const;
}

type Delegate = { id: string; name: string };

/** The Council’s fifteen seats with somebody in each, a chair, and so many drafts. */
async function buildCouncil(titles: readonly string[]) {
  const session = await buildSession({ title: 'Security Council' });
  const delegates = new Map<string, Delegate>();
  for (const [name, group] of council) {
    const groups = group === null ? [] : [group];
    const { id: delegationId } = await buildDelegation(session.id, {
      name,
      shortName: name,
      groups,
    });
    const person = await buildPerson({ name: `Delegate of ${name}` });
    await buildParticipant(session.id, 'delegate', { personId: person.id, delegationId });
    delegates.set(name, person);
  }
  const { person: chair } = await buildParticipant(session.id, 'chair');
  const drafts = [];
  for (const title of titles) drafts.push(await buildDraft(session.id, { title }));
  return { session, delegates, chair, drafts, opening: `/sessions/${session.id}/votes/new` };
}

type Council = Awaited<ReturnType<typeof buildCouncil>>;

/** Opens what the form says, and says where the vote is. */
async function open(seat: Page): Promise<{ path: string; sessionId: string; voteId: string }> {
  await seat.getByRole('button', { name: 'Open the vote' }).click();
  await expect(seat).toHaveURL(/\/votes\/(?!new)/);
  const path = new URL(seat.url()).pathname;
  const [, , sessionId = '', , voteId = ''] = path.split('/');
  return { path, sessionId, voteId };
}

/** Everybody named casts a ballot, by the use case that the page calls too. */
async function everybodyCasts(
  { delegates }: Council,
  place: { sessionId: string; voteId: string },
  ballots: Readonly<Record<string, unknown>>,
) {
  const vote = await findVote(database(), place.sessionId, place.voteId);
  for (const [name, marks] of Object.entries(ballots)) {
    const { sessionId, voteId } = place;
    const personId = delegates.get(name)?.id ?? '';
    const cast = await castBallot(
      { personId },
      {
        sessionId,
        voteId,
        marks,
        sha256: vote?.sha256 ?? null,
      },
    );
    expect(cast, name).toMatchObject({ ok: true });
  }
}

/** The same answer of each of these. */
function each(names: readonly string[], marks: unknown): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, marks]));
}

async function close(seat: Page) {
  await seat.getByRole('button', { name: 'Close the vote' }).click();
  await seat.getByRole('button', { name: 'Close and count' }).click();
}

/** Downloads the record as anybody can, and counts it again without the server. */
async function tallyOf(page: Page, path: string): Promise<Record<string, unknown>> {
  const answer = await page.request.get(`${path}/record.json`);
  expect(answer.headers()['content-disposition']).toContain('attachment');
  const tally = spawnSync(process.execPath, ['--import', 'tsx', 'server/commands/tally.ts', '-'], {
    input: await answer.text(),
    encoding: 'utf8',
  });
  expect(tally.stderr).toBe('');
  return JSON.parse(tally.stdout) as Record<string, unknown>;
}

test.describe.configure({ timeout: 120_000 });

const names = council.map(([name]) => name);
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });

test('a Council vote of fifteen, with a veto', async ({ pageOf }) => {
  const built = await buildCouncil(['Renew the mandate']);
  const [seat, france] = [
    await pageOf(built.chair),
    await pageOf(built.delegates.get('France') ?? null),
  ];
  await seat.goto(`${built.opening}?draft=${built.drafts[0]?.id}`);
  await seat.getByRole('radio', { name: /^Security Council, substantive/ }).check();
  const place = await open(seat);
  const inFavour = names.filter((name) => name !== 'France' && name !== 'Algeria').slice(0, 12);
  await everybodyCasts(built, place, each(inFavour, { answer: 'yes' }));
  await everybodyCasts(built, place, { Algeria: { answer: 'abstain' } });
  await france.goto(place.path);
  await france.getByRole('radio', { name: /^No\b/ }).check();
  await france.getByRole('button', { name: 'Cast the ballot' }).click();
  await expect(france.getByText('Your ballot is counted: No.')).toBeVisible();
  await close(seat);
  for (const page of [seat, france]) {
    await expect(heading(page, 'Not adopted: veto')).toBeVisible();
    await expect(
      page.getByText('It would have been adopted but for the negative vote of France.'),
    ).toBeVisible();
  }
  expect(await tallyOf(france, place.path)).toMatchObject({
    outcome: 'vetoed',
    vetoedBy: ['France'],
    tally: { yes: '12', no: '1', abstain: '1', absent: '1' },
  });
});

test('a two-thirds vote with a quorum, carried at exactly two thirds', async ({ pageOf }) => {
  const built = await buildCouncil(['The scale of assessments']);
  const seat = await pageOf(built.chair);
  await seat.goto(`${built.opening}?draft=${built.drafts[0]?.id}`);
  await seat.getByText('Rules of other bodies').click();
  await seat.getByRole('radio', { name: /^General Assembly, important question/ }).check();
  const place = await open(seat);
  await everybodyCasts(built, place, {
    ...each(names.slice(0, 6), { answer: 'yes' }),
    ...each(names.slice(6, 9), { answer: 'no' }),
  });
  await close(seat);
  await expect(heading(seat, 'Adopted')).toBeVisible();
  await expect(seat.getByText(/^Quorum: 9 present of 15 members/)).toBeVisible();
  expect(await tallyOf(seat, place.path)).toMatchObject({
    outcome: 'adopted',
    inequality: 'yes 6, cast 9: 3×6 ≥ 2×9 → 18 ≥ 18; present 9, members 15: 2×9 > 15 → 18 > 15',
    tally: { yes: '6', no: '3', absent: '6' },
  });
});

test('a ranked choice among three drafts', async ({ pageOf }) => {
  const built = await buildCouncil(['The short text', 'The long text', 'The old text']);
  const [seat, canada] = [
    await pageOf(built.chair),
    await pageOf(built.delegates.get('Canada') ?? null),
  ];
  await seat.goto(built.opening);
  await seat.getByRole('radio', { name: /^A choice among drafts/ }).check();
  for (const { title } of built.drafts) {
    await seat.getByRole('checkbox', { name: new RegExp(title) }).check();
  }
  await seat.getByLabel('The question').fill('Which text goes on?');
  await expect(seat.getByRole('radio', { name: /^Schulze/ })).toBeChecked();
  const place = await open(seat);
  await everybodyCasts(built, place, {
    ...each(names.slice(0, 5), { ranking: [['A'], ['B'], ['C']] }),
    ...each(names.slice(7, 12), { ranking: [['B'], ['C'], ['A']] }),
  });
  await canada.goto(place.path);
  for (const title of ['The long text', 'The short text', 'The old text']) {
    await canada
      .getByRole('button', { name: new RegExp(title) })
      .first()
      .click();
  }
  await canada.getByRole('button', { name: 'Cast the ballot' }).click();
  await expect(canada.getByText(/Your ballot is counted: 1\. .*The long text/)).toBeVisible();
  await close(seat);
  await expect(heading(canada, 'Elected')).toBeVisible();
  const verdict = await tallyOf(canada, place.path);
  expect(verdict).toMatchObject({ outcome: 'elected', elected: ['B'], valid: '11' });
  expect(verdict['pairwise']).toMatchObject({ B: { A: '6', C: '11' } });
});

test('a secret ballot', async ({ pageOf }) => {
  const built = await buildCouncil(['Sanctions']);
  const [seat, norway] = [
    await pageOf(built.chair),
    await pageOf(built.delegates.get('Norway') ?? null),
  ];
  await seat.goto(`${built.opening}?draft=${built.drafts[0]?.id}`);
  await seat.getByRole('radio', { name: /^Two-thirds majority/ }).check();
  await seat.getByRole('radio', { name: /^Secret/ }).check();
  const place = await open(seat);
  await everybodyCasts(built, place, {
    ...each(names.slice(0, 8), { answer: 'yes' }),
    ...each(names.slice(8, 12), { answer: 'no' }),
  });
  await norway.goto(place.path);
  await norway.getByRole('radio', { name: /^No\b/ }).check();
  await norway.getByRole('button', { name: 'Cast the ballot' }).click();
  await norway.getByRole('button', { name: 'Cast it' }).click();
  await expect(norway.getByText('The ballot of Norway is in.')).toBeVisible();
  await close(seat);
  await expect(heading(norway, 'Not adopted')).toBeVisible();
  await expect(heading(norway, 'Who took part')).toBeVisible();
  const record = await norway.request.get(`${place.path}/record.json`);
  expect(await record.text()).not.toContain('"voter"');
  expect(await tallyOf(norway, place.path)).toMatchObject({
    outcome: 'rejected',
    tally: { yes: '8', no: '5', absent: '2' },
  });
});

test('a silence procedure', async ({ pageOf }) => {
  const built = await buildCouncil(['The programme of work']);
  const [seat, canada] = [
    await pageOf(built.chair),
    await pageOf(built.delegates.get('Canada') ?? null),
  ];
  await seat.goto(`${built.opening}?draft=${built.drafts[0]?.id}`);
  await seat.getByText('Without a vote, or by consent').click();
  await seat.getByRole('radio', { name: /^Silence procedure/ }).check();
  await seat.getByLabel('Until when?').selectOption({ label: '72 hours' });
  const place = await open(seat);
  // The mail server takes a letter to everybody: that is the proof.
  await expect(seat.getByText('15 of 15 delegations')).toBeVisible({ timeout: 30_000 });
  await canada.goto(place.path);
  await expect(canada.getByText('Canada has not objected.')).toBeVisible();
  await letSilencePass(place.voteId, 72 * 60 + 1);
  await expect(async () => {
    await canada.reload();
    await expect(heading(canada, 'Adopted by silence')).toBeVisible();
  }).toPass();
  expect(await tallyOf(canada, place.path)).toMatchObject({
    outcome: 'adopted-by-silence',
    tally: null,
    objectedBy: [],
    untold: [],
  });
});
