import { test as base, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { startSignIn } from '@/server/auth/sign-in';
import { database } from '@/server/database/client';
import { secretOfTests, startPlenary, type Plenary } from '@/tests/support/process';
import { startSmtp } from '@/tests/support/smtp';

type Smtp = Awaited<ReturnType<typeof startSmtp>>;
type Visit = {
  /** Options of the browser: viewport, colorScheme, locale, javaScriptEnabled … */
  context?: Parameters<Browser['newContext']>[0];
};

type PerTest = {
  /** Opens a browser of its own for a person already signed in; null: for a stranger. */
  pageOf: (person: { id: string } | null, visit?: Visit) => Promise<Page>;
  /** Says that messages like this are expected in the console; any other fails the test. */
  expectTrouble: (pattern: RegExp) => void;
};

type PerWorker = { plenary: Plenary; smtp: Smtp };

export { expect } from '@playwright/test';

/**
 * The tests in a browser: the real server with a real PostgreSQL and a real SMTP server,
 * one for each worker. A test fails on any error in the console, any exception in a page
 * and any violation of the Content-Security-Policy.
 */
export const test = base.extend<PerTest, PerWorker>({
  smtp: [
    async ({}, use) => {
      const smtp = await startSmtp();
      await use(smtp);
      await smtp.stop();
    },
    { scope: 'worker' },
  ],

  plenary: [
    async ({ smtp }, use) => {
      const plenary = await startPlenary({ env: { SMTP_URL: smtp.url, LOG_LEVEL: 'info' } });
      // The builders of tests write rows through the same client as the server.
      Object.assign(process.env, {
        DATABASE_URL: plenary.databaseUrl,
        PLENARY_SECRET: secretOfTests,
        APP_URL: plenary.url,
        SMTP_URL: smtp.url,
        LOG_LEVEL: 'silent',
      });
      await use(plenary);
      await database().$disconnect();
      await plenary.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],

  expectTrouble: async ({}, use) => {
    await use((pattern) => expected.push(pattern));
  },

  pageOf: async ({ browser, plenary }, use) => {
    const contexts: BrowserContext[] = [];
    const trouble: string[] = [];
    expected.length = 0;
    await use(async (person, visit = {}) => {
      const context = await browser.newContext({ baseURL: plenary.url, ...visit.context });
      contexts.push(context);
      if (person) await signIn(context, person.id, plenary.url);
      await watch(context, trouble);
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
    const surprising = trouble.filter((words) => !expected.some((known) => known.test(words)));
    if (surprising.length > 0) throw new Error(`In the browser:\n${surprising.join('\n')}`);
  },
});

/** What the test under way has announced; tests of one worker follow one another. */
const expected: RegExp[] = [];

async function signIn(context: BrowserContext, personId: string, url: string): Promise<void> {
  const { cookieName, cookieValue, expiresAt } = await startSignIn(personId, 'Test');
  await context.addCookies([
    {
      name: cookieName,
      value: cookieValue,
      url,
      httpOnly: true,
      sameSite: 'Lax',
      expires: Math.floor(expiresAt.getTime() / 1000),
    },
  ]);
}

async function watch(context: BrowserContext, trouble: string[]): Promise<void> {
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(
        `Content-Security-Policy: ${event.violatedDirective} refused ${event.blockedURI} ${event.sample}`,
      );
    });
  });
  context.on('console', (message) => {
    if (message.type() === 'error') trouble.push(`${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => trouble.push(error.error().stack ?? error.error().message));
}
