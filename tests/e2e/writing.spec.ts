import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import type { TextJson } from '@/domain/text/text';
import { buildDraft, buildParticipant, buildSession } from '@/tests/support/builders';
import { expect, test } from './fixtures';

const words = 'Canada should publish the figures.';

const text: TextJson = {
  type: 'doc',
  content: [
    {
      type: 'paragraph',
      attrs: { id: 'preamble-0001' },
      content: [{ type: 'text', text: 'Recalling its earlier recommendations,' }],
    },
    {
      type: 'heading',
      attrs: { id: 'section-0001', level: 1 },
      content: [{ type: 'text', text: 'Recommends' }],
    },
    {
      type: 'paragraph',
      attrs: { id: 'paragraph-0001' },
      content: [{ type: 'text', text: words }],
    },
    { type: 'orderedList', content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }] },
  ],
};

async function buildPlace() {
  const { id: sessionId } = await buildSession();
  const draft = await buildDraft(sessionId, { text, title: 'On figures' });
  return { sessionId, path: `/sessions/${sessionId}/drafts/${draft.id}` };
}

const theText = (page: Page) => page.getByRole('textbox', { name: /On figures/ });
const saveState = (page: Page) => page.locator('[data-save-state]');
const clause = (page: Page) => page.locator('#clause-paragraph-0001');

async function openLive(page: Page, path: string): Promise<Locator> {
  await page.goto(path);
  await expect(theText(page)).toBeVisible();
  await expect(saveState(page)).toHaveAttribute('data-save-state', 'saved');
  return theText(page);
}

/** Puts the caret at the end of the clause. */
async function goToEnd(page: Page): Promise<void> {
  await clause(page).click();
  await page.keyboard.press('End');
}

test('the saved text is on the page before any script, with its numbers', async ({ pageOf }) => {
  const { sessionId, path } = await buildPlace();
  const reader = await buildParticipant(sessionId, 'observer');
  const page = await pageOf(reader.person, { context: { javaScriptEnabled: false } });
  await page.goto(path);
  await expect(clause(page)).toHaveText(words);
  await expect(clause(page)).toHaveAttribute('data-number', '1.');
  await expect(page.locator('#clause-section-0001')).toHaveAttribute('data-number', 'I.');
});

test('two people write in one paragraph, see each other’s names, and undo only their own', async ({
  pageOf,
}) => {
  test.slow();
  const { sessionId, path } = await buildPlace();
  const ana = await buildParticipant(sessionId, 'delegate', { name: 'Ana Reyes' });
  const ben = await buildParticipant(sessionId, 'delegate', { name: 'Ben Okoro' });
  const anasPage = await pageOf(ana.person);
  const bensPage = await pageOf(ben.person);
  await openLive(anasPage, path);
  await openLive(bensPage, path);

  await clause(anasPage).click();
  await anasPage.keyboard.press('Home');
  await anasPage.keyboard.type('From Ana: ');
  await goToEnd(bensPage);
  await bensPage.keyboard.type(' Says Ben.');

  const together = `From Ana: ${words} Says Ben.`;
  const written = (page: Page) => clause(page).evaluate(wordsWithoutCarets);
  await expect.poll(() => written(anasPage)).toBe(together);
  await expect.poll(() => written(bensPage)).toBe(together);
  await expect(anasPage.locator('.colleague-caret')).toHaveAttribute('data-name', 'Ben Okoro');
  await expect(bensPage.locator('.colleague-caret')).toHaveAttribute('data-name', 'Ana Reyes');

  await anasPage.keyboard.press('Control+z');
  await expect.poll(() => written(bensPage)).toBe(`${words} Says Ben.`);
  await anasPage.keyboard.press('Control+Shift+z');
  await expect.poll(() => written(bensPage)).toBe(together);

  await expect(saveState(anasPage)).toHaveAttribute('data-save-state', 'saved');
  await anasPage.reload();
  await expect(clause(anasPage)).toContainText('From Ana:');
  await expect(theText(anasPage)).toBeVisible();
  await expect.poll(() => written(anasPage)).toBe(together);
});

test('a colleague’s caret within a word leaves the word whole for who listens', async ({
  pageOf,
}) => {
  const { sessionId, path } = await buildPlace();
  const ana = await buildParticipant(sessionId, 'delegate', { name: 'Ana Reyes' });
  const ben = await buildParticipant(sessionId, 'delegate', { name: 'Ben Okoro' });
  const anasPage = await pageOf(ana.person);
  const bensPage = await pageOf(ben.person);
  await openLive(anasPage, path);
  await openLive(bensPage, path);
  await goToEnd(bensPage);
  for (let step = 0; step < 5; step += 1) await bensPage.keyboard.press('ArrowLeft');
  await expect(anasPage.locator('.colleague-caret')).toHaveAttribute('data-name', 'Ben Okoro');
  await expect(clause(anasPage).locator('.colleague-caret')).toHaveCount(1);

  // What assistive technology is given.
  expect(await clause(anasPage).ariaSnapshot()).toContain(words);
  expect(await clause(anasPage).ariaSnapshot()).not.toContain('Ben');
  expect(await clause(anasPage).evaluate((element) => element.textContent)).toBe(words);
});

test('an observer reads live and cannot write', async ({ pageOf }) => {
  const { sessionId, path } = await buildPlace();
  const writer = await buildParticipant(sessionId, 'delegate');
  const observer = await buildParticipant(sessionId, 'observer');
  const writersPage = await pageOf(writer.person);
  const page = await pageOf(observer.person);
  await openLive(writersPage, path);
  const reading = await openLive(page, path);
  await expect(reading).toHaveAttribute('aria-readonly', 'true');
  await expect(page.getByRole('toolbar')).toHaveCount(0);

  await goToEnd(writersPage);
  await writersPage.keyboard.type(' Every year.');
  await expect(clause(page)).toContainText('Every year.');

  await clause(page).click();
  await page.keyboard.type('No. ');
  await expect(clause(page)).not.toContainText('No.');
});

test('the live text stands exactly where the saved one stood', async ({ pageOf }) => {
  const { sessionId, path } = await buildPlace();
  const writer = await buildParticipant(sessionId, 'delegate');
  for (const width of [1280, 390]) {
    const viewport = { width, height: 900 };
    const saved = await pageOf(writer.person, {
      context: { javaScriptEnabled: false, viewport },
    });
    await saved.goto(path);
    const live = await pageOf(writer.person, { context: { viewport } });
    await openLive(live, path);
    const offset = (page: Page) =>
      page.locator('.draft-text').evaluate((element) =>
        [...element.querySelectorAll('h2, p, li')].map((block) => {
          const { x, y, width, height } = block.getBoundingClientRect();
          return [x, y - element.getBoundingClientRect().y, width, height].map(Math.round);
        }),
      );
    expect(await offset(live)).toEqual(await offset(saved));
  }
});

test('everything can be done with the keyboard', async ({ pageOf }) => {
  const { sessionId, path } = await buildPlace();
  const writer = await buildParticipant(sessionId, 'delegate');
  const page = await pageOf(writer.person);
  await openLive(page, path);
  await goToEnd(page);
  await page.keyboard.press('Shift+Home');

  await page.keyboard.press('Alt+F10');
  const toolbar = page.getByRole('toolbar');
  await expect(toolbar.locator(':focus')).toHaveCount(1);
  const bold = toolbar.getByRole('button', { name: 'Bold' });
  for (let step = 0; step < 20 && !(await bold.evaluate(isFocused)); step += 1) {
    await page.keyboard.press('ArrowRight');
  }
  await page.keyboard.press('Enter');
  await expect(clause(page).locator('strong')).toHaveText(words);
  await expect(bold).toHaveAttribute('aria-pressed', 'true');

  // A link, by its dialog; the focus comes back into the text.
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Address' }).fill('javascript:alert(1)');
  await page.keyboard.press('Enter');
  await expect(page.getByText('This address cannot be linked')).toBeVisible();
  await page.getByRole('textbox', { name: 'Address' }).fill('example.org/figures');
  await page.keyboard.press('Enter');
  await expect(clause(page).locator('a')).toHaveAttribute('href', 'https://example.org/figures');
  await expect(theText(page)).toBeFocused();

  // The guide, and out of the text with Tab.
  await page.keyboard.press('Alt+0');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(theText(page)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(theText(page)).not.toBeFocused();
});

test('numbers follow the text and ids stay with their words', async ({ pageOf }) => {
  const { sessionId, path } = await buildPlace();
  const writer = await buildParticipant(sessionId, 'delegate');
  const page = await pageOf(writer.person);
  await openLive(page, path);
  await clause(page).click();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.type('A new first clause.');
  await expect(clause(page)).toHaveText(words);
  await expect(clause(page)).toHaveAttribute('data-number', '2.');
  await expect(theText(page).getByText('A new first clause.')).toHaveAttribute('data-number', '1.');
});

test('what is pasted from Word keeps its structure, and the page’s policy is content', async ({
  pageOf,
}) => {
  const { sessionId, path } = await buildPlace();
  const writer = await buildParticipant(sessionId, 'delegate');
  const page = await pageOf(writer.person);
  await openLive(page, path);
  await goToEnd(page);
  await page.keyboard.press('Enter');
  await paste(page, await readFile('tests/components/drafts/paste/programs/word.txt', 'utf8'));
  await expect(theText(page).getByRole('heading', { name: 'Principles' })).toBeVisible();
  await expect(theText(page).getByText('publish it.')).toHaveAttribute('data-number', /^\d+\.$/u);
  await expect(theText(page).getByRole('cell', { name: '2025' })).toBeVisible();
  await expect(saveState(page)).toHaveAttribute('data-save-state', 'saved');
});

test('on a phone the tools are within the thumb’s reach and large enough', async ({ pageOf }) => {
  const { sessionId, path } = await buildPlace();
  const writer = await buildParticipant(sessionId, 'delegate');
  const page = await pageOf(writer.person, {
    context: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  });
  await openLive(page, path);
  const bar = await page.getByRole('toolbar').boundingBox();
  expect(bar && Math.round(bar.y + bar.height)).toBe(844);
  for (const tool of await page.getByRole('toolbar').getByRole('button').all()) {
    const box = await tool.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  }
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
});

async function paste(page: Page, html: string): Promise<void> {
  await theText(page).evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', pasted);
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, html);
}

function wordsWithoutCarets(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const caret of copy.querySelectorAll('.colleague-caret')) caret.remove();
  return copy.textContent;
}

function isFocused(element: Element): boolean {
  return element === document.activeElement;
}
