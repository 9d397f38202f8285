import type { Page } from '@playwright/test';
import { database } from '@/server/database/client';
import { buildDraft, buildParticipant, buildSession } from '@/tests/support/builders';
import { wordPaper } from '@/tests/support/word-clipboard';
import { expect, test } from './fixtures';

async function open(pageOf: (person: { id: string }) => Promise<Page>, language = 'en') {
  const { id: sessionId } = await buildSession();
  const draft = await buildDraft(sessionId, {
    text: { type: 'doc', content: [{ type: 'paragraph', attrs: { id: 'paragraph-0001' } }] },
    title: 'On waters',
  });
  const writer = await buildParticipant(sessionId, 'delegate');
  await database().person.update({ where: { id: writer.personId }, data: { language } });
  const page = await pageOf(writer.person);
  await page.goto(`/sessions/${sessionId}/drafts/${draft.id}`);
  await expect(theText(page)).toBeVisible();
  await isSaved(page);
  await theText(page).click();
  return page;
}

const theText = (page: Page) => page.locator('.draft-editor');
const isSaved = (page: Page) =>
  expect(page.locator('[data-save-state]')).toHaveAttribute('data-save-state', 'saved');

test('ten pages of Word come in, are worked on, and go out again', async ({ pageOf }) => {
  test.slow();
  const page = await open(pageOf);
  await pasteHtml(page, wordPaper());

  // In: a preamble without numbers, sections, forty clauses with their items, notes, a table.
  await expect(theText(page).locator('> h2')).toHaveCount(8);
  await expect(theText(page).locator('> p[data-number]')).toHaveCount(40);
  await expect(theText(page).locator('> p').first()).toHaveText(
    'Draft resolution on the waters of the Lake',
  );
  await expect(theText(page).locator('> p').first()).not.toHaveAttribute('data-number');
  await expect(theText(page).locator('> p[data-number="40."] + ol > li').last()).toContainText(
    'second in 40.',
  );
  await expect(theText(page).locator('sup').first()).toHaveText('6');
  await expect(theText(page).locator('td[colspan="2"]')).toHaveText('Taken');
  await expect(theText(page).locator('blockquote p')).toHaveCount(8);
  const note = page.locator('.paste-note');
  await expect(note).toContainText('1 picture');
  await expect(note).toContainText('8 footnotes as text');
  await isSaved(page);
  await note.getByRole('button').click();
  await expect(theText(page)).toBeFocused();

  // Worked on: a word, a new item moved in, a clause in between.
  const second = theText(page).locator('> p[data-number="2."]');
  await second.click();
  await page.keyboard.press('Home');
  await page.keyboard.type('Urgently. ');
  await expect(second).toContainText('Urgently.');
  await theText(page).getByText('second in 2.', { exact: true }).click();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('third in 2');
  await page.keyboard.press('Tab');
  await expect(theText(page).locator('li li', { hasText: 'third in 2' })).toHaveAttribute(
    'data-number',
    'i)',
  );
  await isSaved(page);

  // Out: what Word takes, and words with what is seen.
  await page.keyboard.press('Control+a');
  const { html, words } = await copied(page);
  expect(html).toMatch(/<ol[^>]* type="a"/u);
  expect(html).toMatch(/<ol[^>]* type="i"/u);
  expect(html).not.toMatch(/style=|class=|colleague|mso/u);
  const lines = words.split('\n');
  expect(lines).toContain('I. Section 1');
  expect(lines.find((line) => line.startsWith('2. '))).toContain('Urgently.');
  expect(lines).toContain('   i) third in 2');
  expect(lines).toContain('North\t4\t5');

  // And in again, into another draft, the same.
  const other = await open(pageOf);
  await pasteHtml(other, html);
  await expect(theText(other).locator('> p[data-number]')).toHaveCount(40);
  expect(await shape(other)).toEqual(await shape(page));
});

test('a reader of French is told in French what was not taken over', async ({ pageOf }) => {
  const page = await open(pageOf, 'fr');
  await pasteHtml(page, wordPaper({ sections: 1 }));
  await expect(page.locator('.paste-note')).toContainText('1 image');
  await expect(page.locator('.paste-note')).toContainText('1 note en texte');
});

test('plain words keep their signs; of Markdown the page asks once', async ({
  pageOf,
  plenary,
}) => {
  const page = await open(pageOf);
  await page
    .context()
    .grantPermissions(['clipboard-read', 'clipboard-write'], { origin: plenary.url });
  const signs = 'members marked * have ratified, those marked * have not: 10 * 5 * 2, __init__';
  await pasteWords(page, `${signs}\n2026. A year`);
  await expect(theText(page).locator('p')).toHaveText([signs, '2026. A year']);
  await expect(theText(page).locator('em, strong, s, ol')).toHaveCount(0);

  const markdown =
    '\n# Measures\n\n1. **Calls upon** States:\n   a) to measure;\n   b) to publish.\n';
  const question = page.getByRole('dialog', { name: 'Read this as Markdown?' });
  await page.keyboard.press('Enter');
  await pasteWords(page, markdown);
  await expect(question).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(question).toBeHidden();
  await expect(theText(page).locator('h2')).toHaveText('Measures');
  await expect(theText(page).locator('strong')).toHaveText('Calls upon');
  await expect(theText(page).locator('li')).toHaveText(['to measure;', 'to publish.']);
  await expect(theText(page)).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(theText(page).locator('h2')).toHaveCount(0);

  await pasteWords(page, markdown);
  await question.getByRole('button', { name: 'Paste as it is' }).click();
  await expect(theText(page).getByText('# Measures')).toBeVisible();
  await expect(question).toHaveCount(0);
});

test('too much for one go is refused in words, and the text stays', async ({ pageOf }) => {
  const page = await open(pageOf);
  await page.keyboard.type('Kept.');
  await page.keyboard.press('Control+a');
  await pasteHtml(page, `<p>${'word '.repeat(80_000)}</p>`);
  await expect(page.locator('.paste-note')).toContainText('too much to paste in one go');
  await expect(theText(page)).toHaveText('Kept.');
});

async function pasteHtml(page: Page, html: string): Promise<void> {
  await theText(page).evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', pasted);
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, html);
}

/** By the real clipboard and the real key. */
async function pasteWords(page: Page, words: string): Promise<void> {
  await page.evaluate((text) => navigator.clipboard.writeText(text), words);
  await page.keyboard.press('Control+v');
}

/** What the real key puts into the clipboard. */
async function copied(page: Page): Promise<{ html: string; words: string }> {
  await page.evaluate(() => {
    document.addEventListener(
      'copy',
      ({ clipboardData }) => {
        document.body.dataset['html'] = clipboardData?.getData('text/html') ?? '';
        document.body.dataset['words'] = clipboardData?.getData('text/plain') ?? '';
      },
      { once: true },
    );
  });
  await page.keyboard.press('Control+c');
  await expect.poll(() => page.evaluate(() => document.body.dataset['words'] ?? '')).not.toBe('');
  return page.evaluate(() => ({
    html: document.body.dataset['html'] ?? '',
    words: document.body.dataset['words'] ?? '',
  }));
}

/** Blocks with their numbers and words, without what differs between two drafts. */
function shape(page: Page): Promise<string[]> {
  return theText(page).evaluate((element) =>
    [...element.querySelectorAll('h2, h3, p, td')].map(
      (block) => `${block.tagName} ${block.getAttribute('data-number') ?? ''} ${block.textContent}`,
    ),
  );
}
