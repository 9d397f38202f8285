import {
  buildDelegation,
  buildParticipant,
  buildSession,
  buildVote,
} from '@/tests/support/builders';
import { expectNoViolationsInEitherTheme } from './axe';
import { expect, test } from './fixtures';

test('the chair of a secret vote sees how many have voted before closing it, and nobody else does', async ({
  pageOf,
}) => {
  const session = await buildSession();
  const delegates = [];
  for (const name of ['Ghana', 'Norway', 'Peru']) {
    const { id: delegationId } = await buildDelegation(session.id, { name });
    delegates.push(await buildParticipant(session.id, 'delegate', { delegationId }));
  }
  const { id, chair } = await buildVote(session.id, {
    rule: 'ga-important',
    terms: { secrecy: 'secret', meanwhile: 'nothing' },
  });
  const path = `/sessions/${session.id}/votes/${id}`;
  const seat = await pageOf(chair.person);
  await seat.goto(path);
  await expect(seat.getByTestId('count')).toHaveCount(0);
  await seat.getByRole('button', { name: 'Close the vote' }).click();
  const before = seat.getByTestId('before-closing');
  await expect(before).toContainText('Nobody has voted.');
  await expect(before).toContainText(/0 present\s*<\s*2 to decide\s*no quorum/);
  await expectNoViolationsInEitherTheme(seat);

  for (const delegate of delegates.slice(0, 2)) {
    const page = await pageOf(delegate.person);
    await page.goto(path);
    await page.getByRole('radio', { name: /^Yes/ }).check();
    await page.getByRole('button', { name: 'Cast the ballot' }).click();
    await page.getByRole('button', { name: 'Cast it' }).click();
    await expect(page.getByText(/The ballot of .* is in\./)).toBeVisible();
    await expect(page.getByText('of 3')).toHaveCount(0);
  }
  await expect(before).toContainText(/2\s*of 3/);
  await expect(before).toContainText(/2 present\s*≥\s*2 to decide\s*quorum/);
  await expect(before).toContainText('1 delegation has not voted. It counts as absent.');
  await expect(before).toContainText('Only you see this number before the closing.');
});
