import { once } from 'node:events';
import { createServer as createHttpServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { become } from '@/tests/support/demonstration-tour';
import { startPlenary, type Plenary } from '@/tests/support/process';
import { freePort } from '@/server/free-port';
import { expectNoViolations } from './axe';
import { expect, test } from './fixtures';

const administrators = 'elena.rossi@example.org,claire.fontaine@example.org';
let plenary: Plenary;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  plenary = await startPlenary({
    env: {
      PLENARY_DEMONSTRATION: 'yes',
      PLENARY_ADMIN_EMAILS: administrators,
      SMTP_URL: `smtp://127.0.0.1:${await freePort()}`,
    },
  });
});

test.afterAll(() => plenary.stop());

const row = (page: Page, check: string) => page.locator(`[data-check=${check}]`);

const readers = [
  {
    name: 'Elena Rossi',
    language: 'en',
    link: 'Checkup',
    fine: 'Fine',
    socket: /A WebSocket from this browser was answered in/,
    mail: /does not let us connect. See whether it runs/,
    summary: '1 thing needs attention',
  },
  {
    name: 'Claire Fontaine',
    language: 'fr',
    link: 'Diagnostic',
    fine: 'Bien',
    socket: /Un WebSocket de ce navigateur a reçu sa réponse en/,
    mail: /ne nous laisse pas nous connecter. Voyez s’il est en marche/,
    summary: '1 point demande votre attention',
  },
] as const;

for (const reader of readers) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`tells an administrator what is fine and what to do (${reader.language}, ${colorScheme})`, async ({
      pageOf,
    }) => {
      const page = await pageOf(null, {
        context: {
          baseURL: plenary.url,
          colorScheme,
          viewport: { width: colorScheme === 'dark' ? 390 : 1280, height: 800 },
        },
      });
      await become(page, reader.name);
      await page.goto('/');
      await page.getByRole('link', { name: reader.link }).click();
      await expect(page.getByRole('heading', { level: 1, name: reader.link })).toBeVisible();
      for (const check of ['address', 'socket', 'proxy', 'cookies', 'clock', 'database', 'bus']) {
        await expect(row(page, check)).toContainText(reader.fine);
      }
      await expect(row(page, 'socket')).toContainText(reader.socket);
      await expect(row(page, 'mail')).toContainText(reader.mail);
      await expect(row(page, 'mail')).not.toContainText(reader.fine);
      await expect(page.getByRole('status').first()).toHaveText(reader.summary);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBe(0);
      await expectNoViolations(page);
    });
  }
}

test('says what to do behind a proxy that passes no WebSockets', async ({
  pageOf,
  expectTrouble,
}) => {
  // It has another address as well, from which the page may open no socket at all.
  expectTrouble(/WebSocket|Content-Security-Policy/);
  const page = await pageOf(null, { context: { baseURL: plenary.url } });
  await become(page, 'Elena Rossi');
  const proxy = await startPlainProxy(Number(new URL(plenary.url).port));
  await page.goto(`${proxy.url}/admin/checkup`);
  await expect(row(page, 'address')).toContainText(`You are at ${proxy.url}, but APP_URL is`);
  await expect(row(page, 'socket')).toContainText('No WebSocket could be opened.');
  await expect(row(page, 'proxy')).toContainText('only be told once a live connection works');
  await page.close();
  proxy.close();
});

/** Passes requests on, and knows nothing of upgrades. */
async function startPlainProxy(port: number): Promise<{ url: string; close: () => void }> {
  const server = createHttpServer((asked, answer) => {
    const { upgrade: _upgrade, connection: _connection, ...headers } = asked.headers;
    const passedOn = request(
      { host: 'localhost', port, method: asked.method, path: asked.url, headers },
      (given) => {
        answer.writeHead(given.statusCode ?? 502, given.headers);
        given.pipe(answer);
      },
    );
    passedOn.on('error', () => answer.destroy());
    asked.pipe(passedOn);
  }).listen(0, 'localhost');
  await once(server, 'listening');
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://localhost:${(server.address() as AddressInfo).port}`, close };
}

test('is not there for anybody else', async ({ pageOf, expectTrouble }) => {
  expectTrouble(/404/);
  const page = await pageOf(null, { context: { baseURL: plenary.url } });
  await become(page, 'Daniel Okafor');
  await page.goto('/');
  await expect(page.getByRole('link', { name: 'Checkup' })).toHaveCount(0);
  const answer = await page.goto('/admin/checkup');
  expect(answer?.status()).toBe(404);
});
