import type { Page } from '@playwright/test';
import { Pool } from 'pg';
import { schemaVersion } from '@/domain/text/schema-version';
import { database } from '@/server/database/client';
import { readDocument } from '@/server/text/documents';
import { UpdateLog } from '@/server/text/update-log';
import { buildDraft, buildParticipant, buildSession } from '@/tests/support/builders';
import { hostileChanges } from '@/tests/support/hostile-updates';
import { paragraph, updateBy } from '@/tests/support/live';
import { expect, test } from './fixtures';

/** Everything of the corpus in one text, written past the door. */
async function buildPoisoned() {
  const { id: sessionId } = await buildSession();
  const text = paragraph('Canada should publish the figures.');
  const draft = await buildDraft(sessionId, { text, title: 'On figures' });
  const chair = await buildParticipant(sessionId, 'chair');
  const ana = await buildParticipant(sessionId, 'delegate', { name: 'Ana Reyes' });
  const pool = new Pool({ connectionString: process.env.DATABASE_URL });
  const log = new UpdateLog(pool);
  let client = 5_000;
  const { state } = await readDocument(database(), draft.documentId);
  for (const change of Object.values(hostileChanges)) {
    const update = updateBy((client += 1), change, state);
    await log.append({ documentId: draft.documentId, update, schemaVersion, writing: [] });
  }
  await pool.end();
  const path = `/sessions/${sessionId}/drafts/${draft.id}`;
  return { sessionId, chair, ana, path };
}

const theText = (page: Page) => page.getByRole('textbox', { name: /On figures/ });

/** Everything the page asks for, that is not of this server. */
function foreignRequests(page: Page): string[] {
  const foreign: string[] = [];
  const own = /^(https?|wss?):\/\/(127\.0\.0\.1|localhost)[:/]/u;
  page.on('request', (request) => {
    if (!own.test(request.url())) foreign.push(request.url());
  });
  page.on('dialog', (dialog) => foreign.push(`dialog: ${dialog.message()}`));
  return foreign;
}

test('nothing planted in a text runs or loads anything, and the chair leads back', async ({
  pageOf,
}) => {
  const { sessionId, chair, ana, path } = await buildPoisoned();
  const anas = await pageOf(ana.person);
  const anasForeign = foreignRequests(anas);
  await anas.goto(path);
  await expect(anas.getByText('This text cannot be opened')).toBeVisible();
  await expect(anas.getByText('The chair and the secretariat can return to it.')).toBeVisible();
  await expect(anas.locator('.draft-text')).toHaveText('Canada should publish the figures.');
  await expect(anas.locator('[data-save-state]')).toHaveCount(0);

  const chairs = await pageOf(chair.person);
  const chairsForeign = foreignRequests(chairs);
  for (const page of [path, `${path}?authors=shown`, `/sessions/${sessionId}`]) {
    await chairs.goto(page);
    await expect(chairs.getByRole('main')).toBeVisible();
  }
  await chairs.goto(path);
  await chairs.getByRole('button', { name: 'Return to the last good version' }).click();
  const dialog = chairs.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Return to the last good version' }).click();

  // Both go on writing, without a reload.
  for (const page of [chairs, anas]) {
    await expect(theText(page)).toHaveText('Canada should publish the figures.');
    await expect(page.locator('[data-save-state=saved]')).toBeVisible();
  }
  await theText(anas).click();
  await anas.keyboard.press('End');
  await anas.keyboard.type(' Again.');
  await expect(theText(chairs)).toContainText('figures. Again.');

  await chairs.goto(`/sessions/${sessionId}/record`);
  await expect(chairs.getByText(/returned R1.* to the last good version/u)).toBeVisible();
  expect([...anasForeign, ...chairsForeign]).toEqual([]);
});
