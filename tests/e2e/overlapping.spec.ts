import type { Page } from '@playwright/test';
import type { TextJson, TextNode } from '@/domain/text/text';
import { buildDraft, buildParticipant, buildSession } from '@/tests/support/builders';
import { expect, test } from './fixtures';

/*
 * Two people with their hands on the same words, in real browsers and at the same time.
 * Whatever either does to a block, no word of the other is lost, torn, doubled or moved.
 */

const block = (type: 'paragraph' | 'heading', id: string, text: string): TextNode => ({
  type,
  attrs: { id, ...(type === 'heading' && { level: 1 }) },
  content: [{ type: 'text', text }],
});
const paragraph = (id: string, text: string) => block('paragraph', id, text);
const item = (id: string, text: string): TextNode => ({
  type: 'listItem',
  attrs: { id },
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});
const row = (...cells: string[]): TextNode => ({
  type: 'tableRow',
  content: cells.map((text, index) => ({
    type: 'tableCell',
    content: [paragraph(`cell-${text.slice(0, 4).toLowerCase()}-${index}`, text)],
  })),
});

const text: TextJson = {
  type: 'doc',
  content: [
    block('heading', 'heading-0001', 'Heading of the part'),
    paragraph('paragraph-0001', 'Paragraph about the vetoes'),
    {
      type: 'orderedList',
      content: [item('item-0001', 'Item of the list'), item('item-0002', 'Another of the list')],
    },
    { type: 'blockquote', content: [paragraph('quote-0001', 'Quoted from the charter')] },
    {
      type: 'table',
      attrs: { id: 'table-0001' },
      content: [
        row('Cell of the table', 'Beside the first'),
        row('Below the first', 'Corner cell'),
      ],
    },
    paragraph('paragraph-0002', 'Last words'),
  ],
};

/** Two people on the live text of one draft. */
async function openPair(pageOf: (person: { id: string }) => Promise<Page>) {
  const { id: sessionId } = await buildSession();
  const draft = await buildDraft(sessionId, { text, title: 'On vetoes' });
  const open = async (name: string) => {
    const { person } = await buildParticipant(sessionId, 'delegate', { name });
    const page = await pageOf(person);
    await page.goto(`/sessions/${sessionId}/drafts/${draft.id}`);
    await expect(page.locator('.draft-editor')).toBeVisible();
    await expect(page.locator('[data-save-state]')).toHaveAttribute('data-save-state', 'saved');
    return page;
  };
  return [await open('Ana Reyes'), await open('Ben Okoro')] as const;
}

type Side = 'before' | 'behind';

/** Puts the caret before or behind words, or selects them, as a hand with a mouse would. */
async function goTo(page: Page, words: string, side: Side | 'around' = 'behind') {
  await page.locator('.draft-editor').focus();
  await page.evaluate(
    ([sought, place]) => {
      const editor = document.querySelector('.draft-editor');
      if (!editor) throw new Error('no text');
      const walker = document.createTreeWalker(editor, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.textContent?.indexOf(sought) ?? -1;
        if (at < 0) continue;
        const from = place === 'behind' ? at + sought.length : at;
        const to = place === 'before' ? at : at + sought.length;
        getSelection()?.setBaseAndExtent(node, from, node, to);
        return;
      }
      throw new Error(`no "${sought}"`);
    },
    [words, side] as const,
  );
  // The editor hears of a selection with the next frame.
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 20))),
  );
}

const pace = { delay: 60 };

/** The text block by block, as everybody reads it: without carets of colleagues. */
function blocksOf(page: Page): Promise<string[]> {
  return page.locator('.draft-editor').evaluate((editor) => {
    const copy = editor.cloneNode(true) as Element;
    for (const caret of copy.querySelectorAll('.colleague-caret')) caret.remove();
    return [...copy.querySelectorAll('p, h2, h3, h4')].map(({ textContent }) =>
      (textContent ?? '').replaceAll('\u2060', ''),
    );
  });
}

async function expectBoth(
  pages: readonly [Page, Page],
  has: (blocks: string[]) => unknown,
  expected: unknown,
) {
  for (const page of pages)
    await expect.poll(async () => has(await blocksOf(page))).toEqual(expected);
  expect(await blocksOf(pages[0])).toEqual(await blocksOf(pages[1]));
}

test('two people type in one block at the same time, wherever it stands', async ({ pageOf }) => {
  test.slow();
  const pages = await openPair(pageOf);
  const [ana, ben] = pages;
  const places = {
    'Heading of the part': 0,
    'Paragraph about the vetoes': 1,
    'Item of the list': 2,
    'Quoted from the charter': 4,
    'Cell of the table': 5,
  };
  for (const [words, place] of Object.entries(places)) {
    await goTo(ana, words, 'behind');
    await goTo(ben, words, 'before');
    await Promise.all([
      ana.keyboard.type(' [abcdefghij]', pace),
      ben.keyboard.type('{klmnopqrst} ', pace),
    ]);
    await expectBoth(pages, (blocks) => blocks[place], `{klmnopqrst} ${words} [abcdefghij]`);
  }
});

test('one types over a selection while the other types beside it', async ({ pageOf }) => {
  test.slow();
  const pages = await openPair(pageOf);
  const [ana, ben] = pages;
  await goTo(ana, 'about', 'around');
  await goTo(ben, 'the vetoes', 'behind');
  await Promise.all([
    ana.keyboard.type('concerning', pace),
    ben.keyboard.type(' of members', pace),
  ]);
  await expectBoth(pages, (blocks) => blocks[1], 'Paragraph concerning the vetoes of members');
});

test('one presses Enter and goes on while the other types in the same paragraph', async ({
  pageOf,
}) => {
  test.slow();
  const pages = await openPair(pageOf);
  const [ana, ben] = pages;
  await goTo(ana, 'Paragraph about the vetoes', 'behind');
  await goTo(ben, 'Paragraph', 'before');
  const newLine = async () => {
    await ana.keyboard.type(' end', pace);
    await ana.keyboard.press('Enter');
    await ana.keyboard.type('New paragraph here', pace);
  };
  await Promise.all([newLine(), ben.keyboard.type('This and that is the ', pace)]);
  await expectBoth(pages, (blocks) => blocks.slice(1, 3), [
    'This and that is the Paragraph about the vetoes end',
    'New paragraph here',
  ]);
});

/** Presses keys one after the other, as quickly as a hand does. */
async function press(page: Page, ...keys: readonly string[]) {
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(pace.delay);
  }
}

const structure = (page: Page, selector: string) =>
  page.locator(`.draft-editor ${selector}`).evaluateAll((found) => found.length);

/** What one does to a block while the other types in it, and how that is seen. */
const changes: Record<string, { words: string; place: number; keys: string[]; now: string }> = {
  'makes a heading of it': {
    words: 'Paragraph about the vetoes',
    place: 1,
    keys: ['Control+Shift+1'],
    now: 'h2',
  },
  'makes an item of it': {
    words: 'Paragraph about the vetoes',
    place: 1,
    keys: ['Control+Shift+8'],
    now: 'ul > li',
  },
  'indents it': { words: 'Another of the list', place: 3, keys: ['Tab'], now: 'ol ol > li' },
};

for (const [deed, { words, place, keys, now }] of Object.entries(changes))
  test(`one ${deed} while the other types in it, and takes it back`, async ({ pageOf }) => {
    test.slow();
    const pages = await openPair(pageOf);
    const [ana, ben] = pages;
    const before = await structure(ana, now);
    await goTo(ana, words, 'before');
    await goTo(ben, words, 'behind');
    await Promise.all([press(ana, ...keys), ben.keyboard.type(' [abcdefghij]', pace)]);
    await expectBoth(pages, (blocks) => blocks[place], `${words} [abcdefghij]`);
    expect(await structure(ben, now)).toBe(before + 1);
    await Promise.all([press(ana, 'Control+z'), ben.keyboard.type(' {klmnop}', pace)]);
    await expectBoth(pages, (blocks) => blocks[place], `${words} [abcdefghij] {klmnop}`);
    expect(await structure(ben, now)).toBe(before);
  });

test('one presses Enter in the middle of words that the other goes on writing', async ({
  pageOf,
}) => {
  test.slow();
  const pages = await openPair(pageOf);
  const [ana, ben] = pages;
  await goTo(ana, 'Paragraph', 'behind');
  await goTo(ben, 'the vetoes', 'behind');
  await Promise.all([press(ana, 'Enter'), ben.keyboard.type(' [abcdefghij]', pace)]);
  await expectBoth(pages, (blocks) => blocks.slice(1, 3), [
    'Paragraph',
    ' about the vetoes [abcdefghij]',
  ]);
});

test('one deletes a paragraph while the other types in it: the new words stay', async ({
  pageOf,
}) => {
  test.slow();
  const pages = await openPair(pageOf);
  const [ana, ben] = pages;
  await goTo(ana, 'Paragraph about the vetoes', 'around');
  await goTo(ben, 'Paragraph about the vetoes', 'behind');
  await Promise.all([press(ana, 'Delete'), ben.keyboard.type(' [abcdefghij]', pace)]);
  await expectBoth(pages, (blocks) => blocks.filter((one) => one.includes('abcdefghij')), [
    ' [abcdefghij]',
  ]);
});

test('one makes a list, the other adds items to it, the first takes the list back', async ({
  pageOf,
}) => {
  test.slow();
  const pages = await openPair(pageOf);
  const [ana, ben] = pages;
  await goTo(ana, 'Paragraph about the vetoes', 'behind');
  await press(ana, 'Control+Shift+8');
  await expect.poll(() => structure(ben, 'ul > li')).toBe(1);
  await goTo(ben, 'Paragraph about the vetoes', 'behind');
  await press(ben, 'Enter');
  await ben.keyboard.type('Second point', pace);
  await press(ben, 'Enter');
  await Promise.all([ben.keyboard.type('Third point', pace), press(ana, 'Control+z')]);
  await expectBoth(pages, (blocks) => blocks.slice(1, 4), [
    'Paragraph about the vetoes',
    'Second point',
    'Third point',
  ]);
});

test('one adds a row and the other a column while both write in cells', async ({ pageOf }) => {
  test.slow();
  const pages = await openPair(pageOf);
  const [ana, ben] = pages;
  await goTo(ana, 'Corner cell', 'behind');
  await goTo(ben, 'Cell of the table', 'behind');
  const addRow = async () => {
    await press(ana, 'Tab');
    await ana.keyboard.type('In a new row', pace);
  };
  const addColumn = async () => {
    await ben.getByRole('button', { name: 'Column after' }).click();
    await ben.keyboard.type(' [abcdefghij]', pace);
  };
  await Promise.all([addRow(), addColumn()]);
  await expect.poll(() => structure(ana, 'tr')).toBe(3);
  await expect.poll(() => structure(ben, 'td')).toBe(9);
  await expectBoth(pages, (blocks) => blocks.filter((words) => /new row|abcdefghij/u.test(words)), [
    'Cell of the table [abcdefghij]',
    'In a new row',
  ]);
});
