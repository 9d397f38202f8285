import type { BrowserContext, Page } from '@playwright/test';
import { startSignIn } from '@/server/auth/sign-in';
import { database } from '@/server/database/client';
import { sealDraft } from '@/server/drafts/seal-draft';
import { changeRole } from '@/server/participants/change-role';
import { buildDraft, buildParticipant, buildSession } from '@/tests/support/builders';
import { paragraph } from '@/tests/support/live';
import { expect, test } from './fixtures';

async function buildPlace() {
  const { id: sessionId } = await buildSession();
  const text = paragraph('Canada should publish the figures.');
  const draft = await buildDraft(sessionId, { text, title: 'On figures' });
  const chair = await buildParticipant(sessionId, 'chair');
  const ana = await buildParticipant(sessionId, 'delegate', { name: 'Ana Reyes' });
  const path = `/sessions/${sessionId}/drafts/${draft.id}`;
  return { sessionId, draftId: draft.id, chair, ana, path };
}

const theText = (page: Page) => page.getByRole('textbox', { name: /On figures/ });
const refusalOn = (page: Page) => page.getByRole('alert').filter({ hasText: /./u });
const saveState = (page: Page) => page.locator('[data-save-state]');

async function openLive(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(theText(page)).toBeVisible();
  await expect(saveState(page)).toHaveAttribute('data-save-state', 'saved');
}

async function type(page: Page, words: string): Promise<void> {
  await theText(page).locator('p').first().click();
  await page.keyboard.press('End');
  await page.keyboard.type(words);
}

/** The wire between the tabs of a browser and the server, which can be cut. */
async function wireOf(context: BrowserContext) {
  let isCut = false;
  const open = new Set<{ close: () => Promise<void> }>();
  await context.routeWebSocket(/\/live\/documents\//, (socket) => {
    if (isCut) {
      void socket.close({ code: 1012 });
      return;
    }
    socket.connectToServer();
    open.add({ close: () => socket.close({ code: 1012 }) });
  });
  return {
    cut: async () => {
      isCut = true;
      await Promise.all([...open].map((socket) => socket.close()));
      open.clear();
    },
    mend: () => {
      isCut = false;
    },
  };
}

const copiesIn = (page: Page) =>
  page.evaluate(async () => {
    const all = await indexedDB.databases();
    return all.map(({ name }) => name ?? '').filter((name) => name.startsWith('plenary.text'));
  });

// The provider may still be sending when the wire is cut; Chromium says so in the console.
test.beforeEach(({ pageOf: _pageOf, expectTrouble }) => {
  expectTrouble(/WebSocket is already in CLOSING or CLOSED state/u);
});

test('what is typed offline outlives the tab and reaches the colleague', async ({ pageOf }) => {
  const { sessionId, ana, path } = await buildPlace();
  const ben = await buildParticipant(sessionId, 'delegate', { name: 'Ben Okoro' });
  const first = await pageOf(ana.person);
  const wire = await wireOf(first.context());
  await openLive(first, path);
  await wire.cut();
  await type(first, ' In both languages.');
  await expect(saveState(first)).toContainText('kept in this browser, not saved yet');
  await first.close();

  const second = await first.context().newPage();
  await second.goto(path);
  // Nothing has reached the server: the page says so, and never “Saved”.
  await expect(saveState(second)).toContainText('kept in this browser, not saved yet');
  wire.mend();
  await expect(saveState(second)).toHaveAttribute('data-save-state', 'saved');
  await expect(theText(second)).toContainText('figures. In both languages.');

  const bens = await pageOf(ben.person);
  await openLive(bens, path);
  await expect(theText(bens)).toContainText('figures. In both languages.');
  // And what Ana goes on typing arrives as well.
  await type(second, ' Today.');
  await expect(theText(bens)).toContainText('In both languages. Today.');
});

test('signing out clears the copy, and so does signing out everywhere', async ({ pageOf }) => {
  const { ana, path } = await buildPlace();
  for (const button of ['Sign out', 'Sign out everywhere']) {
    const page = await pageOf(ana.person);
    await openLive(page, path);
    await expect.poll(() => copiesIn(page)).toHaveLength(1);
    await page.goto('/account');
    expect(await copiesIn(page)).toHaveLength(1);
    await page.getByRole('button', { name: button, exact: true }).click();
    await expect(page).toHaveURL(/\/sign-in/);
    await expect.poll(() => copiesIn(page)).toEqual([]);
  }
});

test('somebody else in the same browser sees nothing of it, and sends nothing of it', async ({
  pageOf,
  plenary,
}) => {
  const { sessionId, ana, path } = await buildPlace();
  const ben = await buildParticipant(sessionId, 'delegate', { name: 'Ben Okoro' });
  const anas = await pageOf(ana.person);
  const wire = await wireOf(anas.context());
  await openLive(anas, path);
  await wire.cut();
  await type(anas, ' Ana’s own words.');
  await expect(saveState(anas)).toContainText('kept in this browser');

  // Ben signs in on the same browser while Ana's tab is still open.
  const { cookieName: name, cookieValue: value } = await startSignIn(ben.personId, 'Test');
  await anas.context().addCookies([{ name, value, url: plenary.url, httpOnly: true }]);
  const bens = await anas.context().newPage();
  wire.mend();
  await openLive(bens, path);
  await expect(theText(bens)).not.toContainText('Ana’s own words');
  await expect(refusalOn(anas)).toContainText('You are signed out');
  await expect(anas.getByRole('button', { name: 'Copy the text' })).toBeVisible();
  await expect.poll(() => copiesIn(bens)).toEqual([expect.stringContaining(ben.personId)]);
  await bens.reload();
  await expect(theText(bens)).toBeVisible();
  await expect(theText(bens)).not.toContainText('Ana’s own words');
});

test('what was typed offline by somebody who lost the right is never taken later', async ({
  pageOf,
}) => {
  const { sessionId, chair, ana, path } = await buildPlace();
  const page = await pageOf(ana.person);
  const wire = await wireOf(page.context());
  await openLive(page, path);
  await wire.cut();
  await type(page, ' Too late.');
  await expect(saveState(page)).toContainText('kept in this browser');
  const made = (role: 'observer' | 'delegate') => {
    const delegationId = role === 'delegate' ? ana.delegationId : null;
    const place = { role, delegationId };
    return changeRole(chair, { sessionId, participantId: ana.id, place });
  };
  expect(await made('observer')).toMatchObject({ ok: true });
  wire.mend();
  await expect(refusalOn(page)).toContainText('You can no longer edit this');
  await expect(refusalOn(page)).toContainText('not in the text and will not be added');
  await expect(page.getByRole('button', { name: 'Copy the text' })).toBeVisible();
  await expect.poll(() => copiesIn(page)).toEqual([]);

  expect(await made('delegate')).toMatchObject({ ok: true });
  const again = await page.context().newPage();
  await openLive(again, path);
  await expect(theText(again)).not.toContainText('Too late');
});

test('words that came after the seal can be copied, and are let go', async ({ pageOf }) => {
  const { sessionId, draftId, chair, ana, path } = await buildPlace();
  const page = await pageOf(ana.person);
  const wire = await wireOf(page.context());
  await openLive(page, path);
  await wire.cut();
  await type(page, ' After the seal.');
  await expect(saveState(page)).toContainText('kept in this browser');
  await page.close();
  expect(await sealDraft(chair, { sessionId, draftId })).toMatchObject({ ok: true });
  wire.mend();

  const later = await page.context().newPage();
  await later.goto(path);
  const notice = later.getByRole('status').filter({ hasText: 'Words of yours never arrived' });
  await expect(notice).toContainText('the text was sealed');
  await expect(notice.getByRole('button', { name: 'Copy the text' })).toBeVisible();
  await notice.getByRole('button', { name: 'Let it go' }).click();
  await expect.poll(() => copiesIn(later)).toEqual([]);
  await expect(notice).toBeHidden();
  expect(
    await database().documentUpdate.count({ where: { document: { draft: { id: draftId } } } }),
  ).toBe(0);
});

test('without a database in the browser everything works, and the page says what is at stake', async ({
  pageOf,
}) => {
  const { ana, path } = await buildPlace();
  const page = await pageOf(ana.person);
  await page.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException('Not in this window', 'SecurityError');
    };
  });
  const wire = await wireOf(page.context());
  await openLive(page, path);
  await type(page, ' Kept nowhere else.');
  await expect(saveState(page)).toHaveAttribute('data-save-state', 'saved');
  await wire.cut();
  await type(page, ' Nor this.');
  await expect(saveState(page)).toContainText('changes not saved yet');
  await expect(saveState(page)).not.toContainText('kept in this browser');
  wire.mend();
  await expect(saveState(page)).toHaveAttribute('data-save-state', 'saved');
});

test('where sockets are held back but pages come through, the page says whom to ask', async ({
  pageOf,
  expectTrouble,
}) => {
  expectTrouble(/WebSocket connection to .* failed/u);
  const { ana, path } = await buildPlace();
  const page = await pageOf(ana.person);
  await page.addInitScript(() => {
    const Real = window.WebSocket;
    // As a proxy that does not pass the upgrade: the handshake fails, pages do not.
    window.WebSocket = class extends Real {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(String(url).replace('/live/documents/', '/held-back/'), protocols);
      }
    };
  });
  await page.goto(path);
  const notice = page.getByRole('status').filter({ hasText: 'not the live connection' });
  await expect(notice).toContainText('headers Upgrade and Connection', { timeout: 20_000 });
  await expect(page.getByRole('region', { name: 'Who is here' })).toHaveText(
    'Who is here: unknown',
  );
  // The saved text stays to be read.
  await expect(page.locator('.draft-text p').first()).toBeVisible();
});
