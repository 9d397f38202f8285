import type { Page } from '@playwright/test';
import { makeSignInLink } from '@/server/auth/make-sign-in-link';
import { startSignIn } from '@/server/auth/sign-in';
import { database } from '@/server/database/client';
import { buildDraft, buildParticipant, buildPerson, buildSession } from '@/tests/support/builders';
import { startPlenary } from '@/tests/support/process';
import { linkIn } from '@/tests/support/smtp';
import { expectNoViolations } from './axe';
import { expect, test } from './fixtures';

// Of all tests in a browser, these ask for the most links: from a place of their own, so
// that the limit for one place is left to the others.
const elsewhere = { context: { extraHTTPHeaders: { 'x-forwarded-for': '192.0.2.25' } } };

async function askForLink(page: Page, email: string) {
  await page.getByLabel('Your e-mail address').fill(email);
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await expect(page.getByRole('heading', { name: 'Look in your mailbox' })).toBeVisible();
}

test('a person signs in by a link that scanners have opened before, and goes where they wanted', async ({
  pageOf,
  smtp,
}) => {
  const { email } = await buildPerson({ name: 'Amina Diallo' });
  const page = await pageOf(null, elsewhere);
  await page.goto('/account');
  await askForLink(page, email);
  const link = linkIn(await smtp.nextMail(email), '/sign-in/link');

  for (const method of ['HEAD', 'GET', 'GET']) {
    const answer = await fetch(link, { method, redirect: 'manual' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer.headers.get('set-cookie')).toBeNull();
  }

  await page.goto(link);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/account$/);
  await expect(page.getByLabel('Name')).toHaveValue('Amina Diallo');
  await expect(page.getByText('This browser')).toBeVisible();
  expect(await page.evaluate(() => document.cookie)).not.toContain('plenary');
});

test('a link that has signed somebody in does so no more, in any browser', async ({ pageOf }) => {
  const { email } = await buildPerson();
  const link = await makeSignInLink(email);
  const first = await pageOf(null);
  await first.goto(link);
  await first.getByRole('button', { name: 'Sign in' }).click();
  await expect(first.getByRole('link', { name: /Person/ })).toBeVisible();

  const second = await pageOf(null);
  await second.goto(link);
  await expect(
    second.getByRole('heading', { name: 'This link can no longer be used' }),
  ).toBeVisible();
  await second.goto('/account');
  await expect(second).toHaveURL(/\/sign-in\?/);
});

test('a button pressed after somebody else’s was quicker says so', async ({ pageOf }) => {
  const { email } = await buildPerson();
  const link = await makeSignInLink(email);
  const [quick, slow] = [await pageOf(null), await pageOf(null)];
  await quick.goto(link);
  await slow.goto(link);
  await quick.getByRole('button', { name: 'Sign in' }).click();
  await expect(quick.getByRole('link', { name: /Person/ })).toBeVisible();
  await slow.getByRole('button', { name: 'Sign in' }).click();
  await expect(
    slow.getByRole('heading', { name: 'This link can no longer be used' }),
  ).toBeVisible();
});

test('a link that is too old, and one cut off by a mail program, say so', async ({ pageOf }) => {
  const { email } = await buildPerson();
  const link = await makeSignInLink(email);
  await database().$executeRaw`
    UPDATE sign_in_links SET expires_at = now() - interval '1 second' WHERE email = ${email}`;
  const page = await pageOf(null);
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'This link is too old' })).toBeVisible();
  await page.goto(link.slice(0, -5));
  await expect(page.getByRole('heading', { name: 'This link is not whole' })).toBeVisible();
  await page.getByRole('link', { name: 'Ask for a new link' }).click();
  await expect(page.getByLabel('Your e-mail address')).toBeVisible();
});

test('a link that a chair copied opens the sessions of that chair, and says so', async ({
  pageOf,
}) => {
  const [hers, another] = [
    await buildSession({ title: 'Hers' }),
    await buildSession({ title: 'Another' }),
  ];
  const chair = await buildParticipant(hers.id, 'chair');
  const guest = await buildParticipant(hers.id, 'observer', { name: 'Guest' });
  await buildParticipant(another.id, 'chair', { personId: guest.personId });
  const { documentId, id } = await buildDraft(another.id);
  const page = await pageOf(null);
  await page.goto(
    await makeSignInLink(guest.person.email, `/sessions/${hers.id}`, {
      byId: chair.personId,
      sessionIds: [hers.id],
    }),
  );
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Hers' })).toBeVisible();

  for (const path of ['', '/participants', '/record', `/drafts/${id}`]) {
    expect((await page.request.get(`/sessions/${another.id}${path}`)).status()).toBe(404);
  }
  const closed = await page.evaluate(
    (path) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(`${location.origin.replace('http', 'ws')}${path}?schema=1000`);
        socket.addEventListener('close', ({ reason }) => resolve(reason));
      }),
    `/live/documents/${documentId}`,
  );
  expect(closed).toBe('not-found');
  await page.goto('/');
  await expect(page.getByRole('link', { name: 'Hers' })).toBeVisible();
  await expect(page.getByText('Another')).toHaveCount(0);
  await expect(page.getByRole('link', { name: /Open a session|New session/ })).toHaveCount(0);
  await page.goto('/account');
  await expect(page.getByText('You came by a link that a chair handed you')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sign out everywhere' })).toHaveCount(0);
  await page.getByLabel('Name').fill('Somebody else');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Others see this too' })).toBeVisible();
});

test('another site cannot press the button', async ({ plenary }) => {
  const { id, email } = await buildPerson();
  const token = new URL(await makeSignInLink(email)).searchParams.get('token') ?? '';
  const foreign: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { origin: 'https://evil.example' },
  ];
  for (const headers of foreign) {
    const answer = await fetch(`${plenary.url}/api/auth/callback/email`, {
      method: 'POST',
      body: new URLSearchParams({ token }),
      headers,
      redirect: 'manual',
    });
    expect(answer.status).toBe(403);
  }
  expect(await database().signIn.count({ where: { personId: id } })).toBe(0);
});

test('next-auth’s own pages and mails are closed, and GET redeems nothing', async ({ plenary }) => {
  const { email } = await buildPerson();
  const token = new URL(await makeSignInLink(email)).searchParams.get('token') ?? '';
  for (const path of ['signin', 'signout', 'csrf', 'providers', `callback/email?token=${token}`]) {
    expect((await fetch(`${plenary.url}/api/auth/${path}`)).status).toBe(404);
  }
  expect(await database().signInLink.count({ where: { email } })).toBe(1);
});

test('a stranger gets the same answer and no mail', async ({ pageOf, smtp }) => {
  const page = await pageOf(null, elsewhere);
  await page.goto('/sign-in');
  await askForLink(page, 'stranger@example.org');
  await expect(page.getByText('If stranger@example.org has been invited')).toBeVisible();
  // Mails leave one after the other: once the second is here, the first would have been.
  const { email } = await buildPerson();
  await page.goto('/sign-in');
  await askForLink(page, email);
  await smtp.nextMail(email);
  expect(smtp.mails.flatMap(({ to }) => to)).not.toContain('stranger@example.org');
});

test('what is wrong with an address is said beside it, and the address is kept', async ({
  pageOf,
}) => {
  const page = await pageOf(null, elsewhere);
  await page.goto('/sign-in');
  const field = page.getByLabel('Your e-mail address');
  await field.fill('Amina <amina@example.org>');
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Write one address' })).toBeVisible();
  await expect(field).toHaveValue('Amina <amina@example.org>');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
});

test('signing in needs no script', async ({ pageOf, smtp }) => {
  const { email } = await buildPerson({ name: 'Bruno Tremblay' });
  const page = await pageOf(null, { context: { ...elsewhere.context, javaScriptEnabled: false } });
  await page.goto('/sign-in?next=/account');
  await askForLink(page, email);
  await page.goto(linkIn(await smtp.nextMail(email), '/sign-in/link'));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/account$/);
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
});

test('signing out everywhere ends another browser at once, and a copied cookie with it', async ({
  pageOf,
}) => {
  const person = await buildPerson();
  const [here, there] = [await pageOf(person), await pageOf(person)];
  await there.goto('/account');
  await expect(there.getByRole('heading', { name: 'Your account' })).toBeVisible();
  await here.goto('/account');
  await here.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(here).toHaveURL(/\/sign-in$/);
  expect((await here.context().cookies()).filter(({ name }) => name.includes('plenary'))).toEqual(
    [],
  );
  await there.reload();
  await expect(there).toHaveURL(/\/sign-in\?next=%2Faccount/);
});

test('one other sign-in is ended from the list, this one stays', async ({ pageOf }) => {
  const person = await buildPerson();
  await startSignIn(person.id, 'Safari · iPhone');
  const page = await pageOf(person);
  await page.goto('/account');
  await page.getByRole('button', { name: 'End the sign-in in Safari · iPhone' }).click();
  await expect(page.getByText('Safari · iPhone')).toHaveCount(0);
  await page.reload();
  await expect(page.getByText('This browser')).toBeVisible();
});

test('name and language can be changed, and the whole page follows', async ({ pageOf }) => {
  const page = await pageOf(await buildPerson({ name: 'Zoe', language: 'en' }));
  await page.goto('/account');
  await page.getByLabel('Name').fill('Zoé Tremblay');
  await page.getByLabel('Language').selectOption('fr');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'Votre compte' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Enregistré.' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Zoé Tremblay' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await page.getByLabel('Nom').fill(' ');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Écrivez votre nom.' })).toBeVisible();
});

test('a stranger chooses the language of the sign-in page', async ({ pageOf }) => {
  const page = await pageOf(null);
  await page.goto('/sign-in?next=/account');
  await page.getByRole('button', { name: 'Français' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Se connecter' })).toBeVisible();
  await expect(page).toHaveURL(/next=%2Faccount/);
});

test('in the demonstration one click signs in as anybody', async ({ browser }) => {
  test.setTimeout(180_000);
  const plenary = await startPlenary({ env: { PLENARY_DEMONSTRATION: 'yes' } });
  try {
    const page = await browser.newPage({ baseURL: plenary.url });
    await page.goto('/sign-in?next=/account');
    const person = page.getByRole('button', { name: /^Sign in as / }).first();
    const name = /^Sign in as ([^,]+),/.exec((await person.getAttribute('aria-label')) ?? '')?.[1];
    await person.click();
    await expect(page.getByLabel('Name')).toHaveValue(name ?? '');
    await page.close();
  } finally {
    await plenary.stop();
  }
});

for (const language of ['en', 'fr'] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing on these pages (${language}, ${colorScheme})`, async ({ pageOf }) => {
      const person = await buildPerson({ language });
      await startSignIn(person.id, 'Safari · iPhone');
      const context = { colorScheme, locale: language, viewport: { width: 390, height: 844 } };
      const [stranger, member] = [
        await pageOf(null, { context }),
        await pageOf(person, { context }),
      ];
      const link = new URL(await makeSignInLink(person.email));
      const visits: [Page, string][] = [
        [stranger, '/sign-in'],
        [stranger, `${link.pathname}${link.search}`],
        [stranger, '/sign-in/link?token=x'],
        [member, '/account'],
      ];
      for (const [page, path] of visits) {
        await page.goto(path);
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        await expectNoViolations(page);
      }
    });
  }
}
