import type { Page } from '@playwright/test';
import { database } from '@/server/database/client';
import { sealDraft } from '@/server/drafts/seal-draft';
import { buildDraft, buildParticipant, buildSession } from '@/tests/support/builders';
import { paragraph } from '@/tests/support/live';
import { expectNoViolations } from './axe';
import { expect, test } from './fixtures';

async function buildPlace() {
  const { id: sessionId } = await buildSession();
  const text = paragraph('Canada should publish the figures.');
  const draft = await buildDraft(sessionId, { text, title: 'On figures' });
  const chair = await buildParticipant(sessionId, 'chair');
  const ana = await buildParticipant(sessionId, 'delegate', { name: 'Ana Reyes' });
  const ben = await buildParticipant(sessionId, 'delegate', { name: 'Ben Okoro' });
  const path = `/sessions/${sessionId}/drafts/${draft.id}`;
  return { sessionId, draftId: draft.id, chair, ana, ben, path };
}

const theText = (page: Page) => page.getByRole('textbox', { name: /On figures/ });
const by = (page: Page, name: string) => page.locator(`.draft-text .written[title$="${name}"]`);
const legend = (page: Page) => page.getByRole('list', { name: /Who wrote what|Qui a écrit quoi/ });

async function openLive(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(theText(page)).toBeVisible();
  await expect(page.locator('[data-save-state=saved]')).toBeVisible();
}

async function type(page: Page, words: string): Promise<void> {
  await theText(page).locator('p').first().click();
  await page.keyboard.press('End');
  await page.keyboard.type(words);
  await expect(page.locator('[data-save-state=saved]')).toBeVisible();
}

test('who wrote what is shown while people write, by the keyboard alone', async ({ pageOf }) => {
  test.slow();
  const { ana, ben, path } = await buildPlace();
  const anas = await pageOf(ana.person);
  const bens = await pageOf(ben.person);
  await openLive(anas, path);
  await type(anas, ' In both languages.');
  const show = anas.getByRole('button', { name: 'Who wrote what' });
  await show.focus();
  await anas.keyboard.press('Enter');
  await expect(by(anas, 'Ana Reyes')).toHaveText('In both languages.');
  await expect(by(anas, 'What the draft began with')).toContainText('publish the figures.');
  await expect(legend(anas).getByRole('listitem')).toHaveText([/began with 64%/, /Ana Reyes 36%/]);

  // Ben begins to write: his name comes by itself.
  await openLive(bens, path);
  await type(bens, ' Says Ben.');
  await expect(by(anas, 'Ben Okoro')).toContainText('Says Ben.');
  await expect(legend(anas)).toContainText('Ben Okoro');

  // At the caret, in words.
  await by(anas, 'Ben Okoro').click();
  await expect(anas.getByText('At the caret: Written by Ben Okoro')).toBeVisible();
  await expectNoViolations(anas);

  await show.click();
  await expect(anas.locator('.draft-text .written')).toHaveCount(0);
});

for (const language of ['en', 'fr'] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing on coloured texts, live and sealed (${language}, ${colorScheme})`, async ({
      pageOf,
    }) => {
      const { sessionId, draftId, chair, ana, path } = await buildPlace();
      await database().person.update({ where: { id: ana.personId }, data: { language } });
      const page = await pageOf(ana.person, {
        context: { colorScheme, viewport: { width: 390, height: 844 } },
      });
      await openLive(page, path);
      await type(page, ' Et en français.');
      await page.getByRole('button', { name: /what can be done|agir/ }).click();
      await page.getByRole('button', { name: /who wrote what|qui a écrit quoi/i }).click();
      await page.keyboard.press('Escape');
      await expect(by(page, 'Ana Reyes')).toBeVisible();
      await expectNoViolations(page);

      expect(await sealDraft(chair, { sessionId, draftId })).toMatchObject({ ok: true });
      await page.goto(`${path}?authors=shown`);
      await expect(by(page, 'Ana Reyes')).toBeVisible();
      await expectNoViolations(page);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBe(0);
    });
  }
}

test('a sealed text shows its authors without any script, and not to observers', async ({
  pageOf,
}) => {
  const { sessionId, draftId, chair, ana, path } = await buildPlace();
  const page = await pageOf(ana.person);
  await openLive(page, path);
  await type(page, ' In both languages.');
  await page.close();
  expect(await sealDraft(chair, { sessionId, draftId })).toMatchObject({ ok: true });

  const plain = await pageOf(ana.person, { context: { javaScriptEnabled: false } });
  await plain.goto(path);
  await plain.getByRole('link', { name: /Who wrote what.*not shown/ }).click();
  await expect(by(plain, 'Ana Reyes')).toHaveText('In both languages.');
  await expect(legend(plain)).toContainText('Ana Reyes');
  await plain.getByRole('link', { name: /Who wrote what ?, shown/ }).click();
  await expect(plain.locator('.written')).toHaveCount(0);

  const observer = await buildParticipant(sessionId, 'observer');
  const theirs = await pageOf(observer.person);
  await theirs.goto(`${path}?authors=shown`);
  await expect(theirs.locator('.draft-text').getByText('In both languages.')).toBeVisible();
  await expect(theirs.locator('.written')).toHaveCount(0);
  await expect(theirs.getByText(/who wrote what/i)).toHaveCount(0);
  expect((await theirs.request.get(`${path}/authors`)).status()).toBe(403);
});
