import type { Page } from '@playwright/test';
import { database } from '@/server/database/client';
import {
  buildDelegation,
  buildDraft,
  buildParticipant,
  buildSession,
  buildText,
  buildVote,
} from '@/tests/support/builders';
import { linkIn } from '@/tests/support/smtp';
import { expectNoViolationsInEitherTheme } from './axe';
import { expect, test } from './fixtures';

const text = buildText('Canada should publish the figures every quarter.');

/** Four delegations with a delegate each, and a vote on a draft among them. */
async function buildRoom(wanted: Parameters<typeof buildVote>[1] = {}) {
  const session = await buildSession({ title: 'The round table' });
  const seats = [];
  for (const name of ['Brazil', 'Canada', 'Denmark', 'Egypt']) {
    const shortName = name.slice(0, 3).toUpperCase();
    const delegation = await buildDelegation(session.id, { name, shortName });
    const delegate = await buildParticipant(session.id, 'delegate', {
      delegationId: delegation.id,
      name: `Delegate of ${name}`,
    });
    seats.push({ delegation, person: delegate.person });
  }
  const [brazil, canada, denmark, egypt] = seats;
  if (!brazil || !canada || !denmark || !egypt) throw new Error('four delegates');
  const vote = await buildVote(session.id, { text, question: 'Publish the figures', ...wanted });
  const home = `/sessions/${session.id}`;
  const path = `${home}/votes/${vote.id}`;
  return { session, home, path, vote, chair: vote.chair.person, brazil, canada, denmark, egypt };
}

async function cast(page: Page, answer: RegExp) {
  await page.getByRole('radio', { name: answer }).check();
  await page.getByRole('button', { name: 'Cast the ballot' }).click();
  await expect(page.getByText('Your ballot is counted:')).toBeVisible();
}

test('a vote is announced for an hour, waited for, and opened by the chair', async ({ pageOf }) => {
  const { session, home, chair, brazil } = await buildRoom();
  const draft = await buildDraft(session.id, { title: 'A second draft', text });
  const seat = await pageOf(chair);
  await seat.goto(`${home}/votes/new?draft=${draft.id}`);
  const tomorrow = new Date(Date.now() + 86_400_000);
  await seat.getByLabel('When does it open?').fill(`${tomorrow.toISOString().slice(0, 10)}T10:00`);
  await seat.getByRole('radio', { name: /^Only its head/ }).check();
  await expect(seat.getByText(/Without a head.*Brazil, Canada/)).toBeVisible();
  await seat.getByRole('radio', { name: /^Any of its people/ }).check();
  await seat.getByRole('checkbox', { name: /^I publish the result/ }).check();
  await expectNoViolationsInEitherTheme(seat);
  await seat.getByRole('button', { name: 'Open the vote' }).click();
  await expect(seat).toHaveURL(/\/votes\/[0-9a-f-]{36}$/);
  await expect(seat.getByText('This vote is announced')).toBeVisible();
  await expectNoViolationsInEitherTheme(seat);

  const page = await pageOf(brazil.person, { context: { viewport: { width: 390, height: 800 } } });
  await page.goto(seat.url());
  await expect(page.getByText('This vote is announced')).toBeVisible();
  await expect(page.getByRole('radio')).toHaveCount(0);
  await seat.getByRole('button', { name: 'Open now' }).click();
  await cast(page, /^Yes/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

  await seat.getByRole('button', { name: 'Close the vote' }).click();
  await seat.getByRole('button', { name: 'Close and count' }).click();
  await expect(page.getByText('The vote is closed')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Adopted', exact: true })).toHaveCount(0);
  await seat.getByRole('button', { name: 'Publish the result' }).click();
  for (const each of [seat, page]) {
    await expect(each.getByRole('heading', { name: 'Adopted', exact: true })).toBeVisible();
  }
});

test('an announced vote is called off with a reason that everybody reads', async ({ pageOf }) => {
  const { session, home, vote, chair, brazil } = await buildRoom();
  const draft = await buildDraft(session.id, { title: 'A second draft', text });
  const announced = await database().vote.create({
    data: {
      sessionId: session.id,
      draftId: draft.id,
      number: 2,
      question: 'A second draft',
      rule: 'simple-majority',
      openedById: vote.openedById,
      openedAt: null,
      opensAt: new Date(Date.now() + 3_600_000),
    },
  });
  const path = `${home}/votes/${announced.id}`;
  const [seat, page] = [await pageOf(chair), await pageOf(brazil.person)];
  await seat.goto(path);
  await page.goto(path);
  await seat.getByRole('button', { name: 'Call it off' }).click();
  await seat.getByRole('dialog').getByLabel('Reason').fill('More talks are needed.');
  await expectNoViolationsInEitherTheme(seat);
  await seat.getByRole('dialog').getByRole('button', { name: 'Call it off' }).click();
  await expect(page.getByText('This vote was called off')).toBeVisible();
  await expect(page.getByText('More talks are needed.')).toBeVisible();
});

test('a pause is felt at once, and a ballot sent into it is refused in words', async ({
  pageOf,
}) => {
  const { path, chair, brazil } = await buildRoom();
  const [seat, page] = [await pageOf(chair), await pageOf(brazil.person)];
  await seat.goto(path);
  await page.goto(path);
  await page.getByRole('radio', { name: /^No\b/ }).check();
  await seat.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(page.getByText('The vote is paused')).toBeVisible();
  await page.getByRole('button', { name: 'Cast the ballot' }).click();
  await expect(page.getByText('Please send it again when it goes on.')).toBeVisible();
  await expect(page.getByRole('radio', { name: /^No\b/ })).toBeChecked();
  await seat.getByRole('button', { name: 'Let it go on' }).click();
  await expect(page.getByText('The vote is paused', { exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Cast the ballot' }).click();
  await expect(page.getByText('Your ballot is counted: No.')).toBeVisible();
});

test('the chair rules, everybody reads why, and a lifted ruling gives the ballot back', async ({
  pageOf,
}) => {
  const { path, chair, brazil, canada } = await buildRoom();
  const [seat, page, other] = [
    await pageOf(chair),
    await pageOf(brazil.person),
    await pageOf(canada.person),
  ];
  await seat.goto(path);
  await page.goto(path);
  await other.goto(path);
  await seat.getByText('Make a ruling').click();
  await seat.getByLabel('About which delegation?').selectOption('Brazil');
  await seat.getByRole('radio', { name: /^It is absent/ }).check();
  await seat.getByLabel('Reason').fill('Left the room.');
  await expectNoViolationsInEitherTheme(seat);
  await seat.getByRole('button', { name: 'Rule', exact: true }).click();
  await expect(
    page.getByText(/The chair has ruled that Brazil is absent: Left the room/),
  ).toBeVisible();
  await expect(page.getByRole('radio')).toHaveCount(0);
  await expect(other.getByText('Brazil is absent.')).toBeVisible();
  await seat.getByRole('button', { name: 'Lift the ruling on Brazil' }).click();
  await cast(page, /^No\b/);

  await seat.getByLabel('About which delegation?').selectOption('Brazil');
  await seat.getByRole('radio', { name: /^It is absent/ }).check();
  await seat.getByLabel('Reason').fill('Left again.');
  await seat.getByRole('button', { name: 'Rule', exact: true }).click();
  await expect(
    seat.getByText('This delegation has voted already; its ballot stands.'),
  ).toBeVisible();
  await seat.getByRole('radio', { name: /^It has to abstain/ }).check();
  await seat.getByRole('button', { name: 'Rule', exact: true }).click();
  await expect(page.getByText(/By a ruling of the chair, Brazil has to abstain/)).toBeVisible();
  await cast(other, /^Yes/);
  await seat.getByRole('button', { name: 'Draw who is called first' }).click();
  await expect(other.getByText(/was drawn by lot to be called first/)).toBeVisible();
  await seat.getByRole('button', { name: 'Close the vote' }).click();
  await seat.getByRole('button', { name: 'Close and count' }).click();
  await expect(other.getByText('by ruling; its ballot: No')).toBeVisible();
  await expect(other.getByText('Left again.')).toBeVisible();
  await expectNoViolationsInEitherTheme(other);
});

test('a proxy is given, shown, and cast as a ballot of its own, the last of which closes', async ({
  pageOf,
}) => {
  const { session, home, brazil, canada, denmark, egypt } = await buildRoom();
  const giver = await pageOf(brazil.person);
  await giver.goto(`${home}/participants`);
  await giver.getByRole('link', { name: 'Proxy of Brazil' }).click();
  await expectNoViolationsInEitherTheme(giver);
  await giver.getByLabel('Who casts for Brazil?').selectOption('Canada');
  await giver.getByRole('button', { name: 'Give the vote' }).click();
  await expect(giver.getByText('Gave its vote to Canada by proxy')).toBeVisible();

  await database().delegation.updateMany({
    where: { id: { in: [denmark.delegation.id, egypt.delegation.id] } },
    data: { suspendedFor: 'In arrears' },
  });
  const vote = await buildVote(session.id, {
    text,
    question: 'With proxies',
    terms: { closesWhenAll: true },
  });
  const path = `${home}/votes/${vote.id}`;
  const holder = await pageOf(canada.person);
  await holder.goto(path);
  await expect(holder.getByRole('heading', { name: 'By proxy for Brazil' })).toBeVisible();
  await expectNoViolationsInEitherTheme(holder);
  const own = holder.getByRole('group', { name: 'How does Canada vote?' });
  await own.getByRole('radio', { name: /^Yes/ }).check();
  await holder.getByRole('button', { name: 'Cast the ballot' }).first().click();
  await expect(holder.getByText('Your ballot is counted: Yes.')).toBeVisible();
  await giver.goto(path);
  await expect(giver.getByText(/Your delegation gave its vote to another by proxy/)).toBeVisible();
  const given = holder.getByRole('group', { name: 'How does Brazil vote?' });
  await given.getByRole('radio', { name: /^No\b/ }).check();
  await holder.getByRole('button', { name: 'Cast the ballot' }).click();
  await expect(holder.getByRole('heading', { name: 'Not adopted', exact: true })).toBeVisible();
  const rollCall = holder.getByRole('region', { name: 'Roll call' });
  await expect(rollCall.getByText('by proxy through Canada')).toBeVisible();
});

test('a tie leads to a second vote, and another tie to a rejection', async ({ pageOf }) => {
  const { path, chair, brazil, canada, denmark, egypt } = await buildRoom({ rule: 'ga-simple' });
  const seat = await pageOf(chair);
  const voters = await Promise.all(
    [brazil, canada, denmark, egypt].map(({ person }) => pageOf(person)),
  );
  const vote = async (address: string) => {
    for (const [index, page] of voters.entries()) {
      await page.goto(address);
      await cast(page, index % 2 ? /^No\b/ : /^Yes/);
    }
    await seat.goto(address);
    await seat.getByRole('button', { name: 'Close the vote' }).click();
    await seat.getByRole('button', { name: 'Close and count' }).click();
  };
  await vote(path);
  await expect(seat.getByRole('heading', { name: 'Tied', exact: true })).toBeVisible();
  await seat.getByRole('button', { name: 'Open the second vote' }).click();
  await expect(seat.getByText(/Second vote after the tie in vote 1/)).toBeVisible();
  await expect(
    voters[0]!.getByText(/A second vote was opened after this tie: vote 2/),
  ).toBeVisible();
  await vote(new URL(seat.url()).pathname);
  await expect(seat.getByRole('heading', { name: 'Not adopted', exact: true })).toBeVisible();
});

test('a delegation explains its vote and has a correction noted; the count stays', async ({
  pageOf,
}) => {
  const { path, chair, brazil, canada } = await buildRoom();
  const [seat, page] = [await pageOf(chair), await pageOf(brazil.person)];
  await page.goto(path);
  await page.getByText('Explain your vote').click();
  await page.getByLabel('Explanation of Brazil').fill('We see merit in it.\nWith reservations.');
  await page.getByRole('button', { name: 'Give the explanation' }).click();
  await expect(page.getByText('before the vote')).toBeVisible();
  await cast(page, /^Yes/);
  await seat.goto(path);
  await expect(seat.getByText('We see merit in it.')).toBeVisible();
  await seat.getByRole('button', { name: 'Close the vote' }).click();
  await seat.getByRole('button', { name: 'Close and count' }).click();
  await page.getByText('Have a correction noted').click();
  await page.getByRole('radio', { name: 'Abstain' }).check();
  await expectNoViolationsInEitherTheme(page);
  await page.getByRole('button', { name: 'Note it' }).click();
  await expect(
    page.getByText('Brazil had intended to vote: Abstain. The count stays as it is.'),
  ).toBeVisible();
  const reader = await pageOf(canada.person);
  await reader.goto(path);
  await expect(reader.getByRole('heading', { name: 'Adopted', exact: true })).toBeVisible();
  await expect(reader.getByText(/Brazil had intended to vote: Abstain/)).toBeVisible();
});

test('a seat is suspended with a reason, and restored; a head is appointed', async ({ pageOf }) => {
  const { home, chair, brazil } = await buildRoom();
  const seat = await pageOf(chair);
  await seat.goto(`${home}/delegations/${brazil.delegation.id}`);
  await seat.getByText('Suspend the seat').first().click();
  await seat.getByLabel('Reason').fill('In arrears, Article 19');
  await expectNoViolationsInEitherTheme(seat);
  await seat.getByRole('button', { name: 'Suspend the seat' }).click();
  await expect(seat.getByText('The seat is suspended')).toBeVisible();
  await seat.goto(`${home}/participants`);
  await expect(seat.getByText('Seat suspended: In arrears, Article 19')).toBeVisible();
  const item = seat.getByRole('listitem').filter({ hasText: 'Delegate of Canada' });
  await item.getByText('Change: Delegate of Canada').click();
  await item.getByRole('button', { name: 'Make head of delegation' }).click();
  await expect(item.getByText('head of delegation', { exact: true })).toBeVisible();
  await expectNoViolationsInEitherTheme(seat);
  await seat.goto(`${home}/delegations/${brazil.delegation.id}`);
  await seat.getByRole('button', { name: 'Restore the seat' }).click();
  await expect(seat.getByText('The seat is suspended')).toHaveCount(0);
});

test('an act of the chair asks for a new sign-in after twelve hours, and comes back', async ({
  pageOf,
  smtp,
}) => {
  const { path, chair } = await buildRoom();
  const page = await pageOf(chair, {
    context: { extraHTTPHeaders: { 'x-forwarded-for': '192.0.2.77' } },
  });
  await database().$executeRaw`
    UPDATE sign_ins SET created_at = now() - interval '13 hours'
    WHERE person_id = ${chair.id}::uuid`;
  await page.goto(path);
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(page.getByText(/You signed in more than 12 hours ago/)).toBeVisible();
  await page.getByRole('link', { name: 'Sign in again' }).click();
  await page.getByLabel('Your e-mail address').fill(chair.email);
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await expect(page.getByRole('heading', { name: 'Look in your mailbox' })).toBeVisible();
  await page.goto(linkIn(await smtp.nextMail(chair.email), '/sign-in/link'));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(new RegExp(`${path}$`));
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(page.getByText('The vote is paused')).toBeVisible();
});
