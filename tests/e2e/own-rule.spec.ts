import { buildDelegation, buildParticipant, buildSession } from '@/tests/support/builders';
import { expect, test } from './fixtures';

test('the chair makes a rule of the body’s own, reads its sentence, and finds it again', async ({
  pageOf,
}) => {
  const session = await buildSession();
  await buildDelegation(session.id, { name: 'Parliament', shortName: 'PAR' });
  await buildDelegation(session.id, { name: 'Treasury', shortName: 'TRE' });
  const chair = await buildParticipant(session.id, 'chair');
  const page = await pageOf(chair.person);
  await page.goto(`/sessions/${session.id}/votes/new?about=question`);
  await page
    .getByRole('textbox', { name: /question/i })
    .first()
    .fill('Shall we meet in May?');
  await page.getByText('Make a rule of your own').click();
  await page.getByRole('radio', { name: /^Our own rule/ }).check();
  await page.getByLabel('Name of the rule').fill('Statute, article 9');
  await page.getByLabel('Share in favour').fill('60 %');
  await page.getByLabel('Share of').selectOption({ label: 'the members entitled to vote' });
  await expect(
    page.getByText('At least 60 % of the members entitled to vote in favour. A tie is lost.'),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Open the vote' }).click();
  await expect(page).toHaveURL(/\/votes\/[0-9a-f-]{36}$/);
  await expect(page.getByText('Statute, article 9.')).toBeVisible();

  await page.goto(`/sessions/${session.id}/votes/new?about=question`);
  await expect(page.getByRole('radio', { name: /^Statute, article 9/ })).toBeChecked();
});

test('a choice can ask for a quorum', async ({ pageOf }) => {
  const session = await buildSession();
  await buildDelegation(session.id, { name: 'Parliament', shortName: 'PAR' });
  const chair = await buildParticipant(session.id, 'chair');
  const page = await pageOf(chair.person);
  await page.goto(`/sessions/${session.id}/votes/new?about=options`);
  await page
    .getByRole('textbox', { name: /question/i })
    .first()
    .fill('Where?');
  await page
    .getByRole('textbox', { name: /options/i })
    .first()
    .fill('Geneva\nNairobi');
  await page.getByLabel('Quorum').fill('1/2');
  await page.getByRole('button', { name: 'Open the vote' }).click();
  await expect(page).toHaveURL(/\/votes\/[0-9a-f-]{36}$/);
  await expect(page.getByText(/Quorum: more than half of the members entitled/)).toBeVisible();
  await page.getByRole('button', { name: 'Close the vote' }).click();
  await page.getByRole('button', { name: 'Close and count' }).click();
  await expect(page.getByRole('heading', { name: 'No quorum', exact: true })).toBeVisible();
});
