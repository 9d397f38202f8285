import { buildPerson } from '@/tests/support/builders';
import { expect, test } from './fixtures';

test('a stranger is led to the sign-in page, and back to where they wanted to go', async ({
  pageOf,
}) => {
  const page = await pageOf(null);
  await page.goto('/account');
  await expect(page).toHaveURL(/\/sign-in\?next=%2Faccount/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('a person who is signed in sees their own account', async ({ pageOf }) => {
  const amina = await buildPerson({ name: 'Amina Diallo' });
  const page = await pageOf(amina);
  await page.goto('/account');
  await expect(page.getByLabel(/name/i).first()).toHaveValue('Amina Diallo');
});

test('the policy refuses a script that somebody slipped into a page', async ({
  pageOf,
  expectTrouble,
}) => {
  expectTrouble(/Content.Security.Policy/i);
  const page = await pageOf(null);
  await page.goto('/sign-in');
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.slippedIn = true';
    document.body.append(script);
    document.body.insertAdjacentHTML(
      'beforeend',
      '<a href="" onfocus="slippedIn = true" autofocus>',
    );
    return 'slippedIn' in window;
  });
  expect(ran).toBe(false);
});
