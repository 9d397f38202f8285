import type { Page } from '@playwright/test';
import { buildCommentedDraft, buildThread, firstParagraph } from '@/tests/support/commented-draft';
import { database } from '@/server/database/client';
import { expect, test } from './fixtures';

type Scene = Awaited<ReturnType<typeof buildCommentedDraft>>;

const addressOf = ({ session, draft }: Scene) => `/sessions/${session.id}/drafts/${draft.id}`;

/** Opens a draft and waits until its text is live. */
async function openDraft(page: Page, scene: Scene, more = ''): Promise<Page> {
  await page.goto(addressOf(scene) + more);
  await expect(textOf(page)).toBeVisible();
  return page;
}

const textOf = (page: Page) => page.getByRole('textbox', { name: /text of/i });
const threadAbout = (page: Page, quote: string) =>
  page.getByRole('article').filter({ hasText: quote });
const passages = (page: Page) => page.locator('[data-thread]');

/** Selects words of the text as a mouse would: by the browser's own selection. */
async function select(page: Page, words: string, within = '.draft-text'): Promise<void> {
  await page.evaluate(
    ([words, within]) => {
      const text = document.querySelector<HTMLElement>(within ?? '');
      const walker = document.createTreeWalker(text ?? document, NodeFilter.SHOW_TEXT);
      text?.focus();
      for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
        const at = node.data.indexOf(words ?? '');
        if (at < 0) continue;
        getSelection()?.setBaseAndExtent(node, at, node, at + (words ?? '').length);
        return;
      }
      throw new Error(`${words} is not in the text`);
    },
    [words, within],
  );
}

/** What is lit is these words; a colleague's caret in them makes several pieces. */
async function expectLit(page: Page, words: RegExp): Promise<void> {
  await expect
    .poll(async () => (await passages(page).allTextContents()).join(''), { timeout: 10_000 })
    .toMatch(words);
}

const chooseFilter = (page: Page, label: string) =>
  page.getByRole('combobox', { name: 'Comments to show' }).selectOption({ label });

const comment = (page: Page) => page.getByRole('textbox', { name: 'Your comment' });
const floating = (page: Page) => page.getByRole('button', { name: 'Comment', exact: true });

test('an observer comments on a passage, a delegate answers, both see it without reloading', async ({
  pageOf,
}) => {
  const scene = await buildCommentedDraft();
  const observer = await openDraft(await pageOf(scene.people.observer.person), scene);
  const delegate = await openDraft(await pageOf(scene.people.delegate.person), scene);

  await select(observer, 'one vote');
  await floating(observer).click();
  await expect(comment(observer)).toBeFocused();
  await comment(observer).fill('Why only one?');
  await observer.getByRole('button', { name: 'Send comment' }).click();

  await expect(threadAbout(delegate, 'Why only one?')).toContainText('Olu');
  await expectLit(delegate, /^one vote$/);
  await passages(delegate).click();
  await delegate.getByRole('textbox', { name: 'Your answer' }).fill('It is the rule.');
  await delegate.keyboard.press('Control+Enter');
  await expect(threadAbout(observer, 'Why only one?')).toContainText('It is the rule.');
});

test('the tools of the text lead to a comment as well', async ({ pageOf }) => {
  const scene = await buildCommentedDraft();
  const delegate = await openDraft(await pageOf(scene.people.delegate.person), scene);
  await select(delegate, 'one vote');
  await delegate.getByRole('button', { name: 'Comment on the selection' }).click();
  await expect(comment(delegate)).toBeFocused();
  await comment(delegate).fill('From the tools.');
  await delegate.getByRole('button', { name: 'Send comment' }).click();
  await expectLit(delegate, /^one vote$/);
});

test('a comment follows its passage through edits, a split and a deletion undone', async ({
  pageOf,
}) => {
  test.slow();
  const scene = await buildCommentedDraft();
  await buildThread(scene, scene.people.chair.personId, 'one vote', 'Why only one?');
  const delegate = await openDraft(await pageOf(scene.people.delegate.person), scene);
  const chair = await openDraft(await pageOf(scene.people.chair.person), scene);
  await expectLit(chair, /^one vote$/);

  await select(delegate, 'Every member');
  await delegate.keyboard.press('ArrowLeft');
  await delegate.keyboard.type('Indeed: ');
  await select(delegate, ' vote');
  await delegate.keyboard.press('ArrowLeft');
  await delegate.keyboard.type(' equal');
  await expectLit(chair, /^one equal vote$/);

  await select(delegate, 'has ');
  await delegate.keyboard.press('ArrowLeft');
  await delegate.keyboard.press('Enter');
  await expect(textOf(chair).locator('p')).toHaveCount(3);
  await expectLit(chair, /^one equal vote$/);

  await select(delegate, 'one equal vote');
  await delegate.keyboard.press('Delete');
  await expect(passages(chair)).toHaveCount(0);
  await expect(threadAbout(chair, 'Why only one?')).toContainText('Its text was deleted');
  // Whatever was written within half a second is undone in one step: more than the deletion may be.
  await delegate.keyboard.press('Control+z');
  await expectLit(chair, /^one( equal)? vote$/);
  await expect(threadAbout(chair, 'Why only one?')).not.toContainText('Its text was deleted');

  // What the server keeps has followed too: a page opened later finds the passage.
  await chair.reload();
  await expectLit(chair, /^one( equal)? vote$/);
});

test('a half-written comment is there after a reload and gone once it is sent', async ({
  pageOf,
}) => {
  const scene = await buildCommentedDraft();
  const page = await openDraft(await pageOf(scene.people.delegate.person), scene);
  await select(page, 'in public');
  await page.keyboard.press('Control+Shift+m');
  await expect(comment(page)).toBeFocused();
  await comment(page).fill('Does the public include');
  await page.reload();
  await expect(comment(page)).toHaveValue('Does the public include');
  await expectLit(page, /^in public$/);
  await page.getByRole('button', { name: 'Send comment' }).click();
  await expect(threadAbout(page, 'Does the public include')).toBeVisible();
  await expect(comment(page)).toHaveCount(0);
});

test('a link to a comment opens the page at its passage and focuses the thread', async ({
  pageOf,
}) => {
  const scene = await buildCommentedDraft();
  const threadId = await buildThread(scene, scene.people.chair.personId);
  const page = await pageOf(scene.people.observer.person);
  await openDraft(page, scene, `?thread=${threadId}#thread-${threadId}`);
  await expect(threadAbout(page, 'Why only one?')).toBeFocused();
  await expect(page.locator('.comment-highlight-active')).toBeInViewport();
  await page.goto(`${addressOf(scene)}?thread=${scene.draft.id}`);
  await expect(page.getByText('The comment this link led to is no longer here.')).toBeVisible();
});

test('a thread is resolved, filtered and reopened', async ({ pageOf }) => {
  const scene = await buildCommentedDraft();
  await buildThread(scene, scene.people.observer.personId);
  const chair = await openDraft(await pageOf(scene.people.chair.person), scene);
  const observer = await openDraft(await pageOf(scene.people.observer.person), scene);

  await threadAbout(observer, 'Why only one?').click();
  await expect(observer.getByRole('button', { name: 'Resolve', exact: true })).toHaveCount(0);
  // Without opening the card: what can be done with it is always there.
  await chair.getByRole('button', { name: 'Resolve', exact: true }).click();
  await expect(chair.getByRole('article')).toHaveCount(0);
  await expect(threadAbout(observer, 'Why only one?')).toContainText('Resolved by Claire');
  await chooseFilter(chair, 'Resolved (1)');
  await chair.getByRole('button', { name: 'Reopen' }).click();
  await expect(observer.getByRole('option', { name: 'Open (1)' })).toBeAttached();
});

test('one’s own comment can be edited, and deleted after a question', async ({ pageOf }) => {
  const scene = await buildCommentedDraft();
  await buildThread(scene, scene.people.delegate.personId);
  const page = await openDraft(await pageOf(scene.people.delegate.person), scene);
  const card = threadAbout(page, 'one vote');
  await card.click();
  await card.getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('textbox', { name: 'Edit your comment' }).fill('Why not two?');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(card).toContainText('Why not two?');
  await expect(card).toContainText('edited');
  await card.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Delete comment' }).click();
  await expect(card).toHaveCount(0);
  await expect(page.getByText('No open comments')).toBeVisible();
});

test('a sealed text takes comments as it stands in the page', async ({ pageOf }) => {
  const scene = await buildCommentedDraft();
  await database().draft.update({ where: { id: scene.draft.id }, data: { status: 'sealed' } });
  const page = await pageOf(scene.people.observer.person);
  await page.goto(addressOf(scene));
  await expect(page.locator('.draft-text').getByText(firstParagraph)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Comment on the selected passage' })).toBeVisible();
  await select(page, 'in public');
  await floating(page).click();
  await comment(page).fill('And online?');
  await page.getByRole('button', { name: 'Send comment' }).click();
  await expect(threadAbout(page, 'And online?')).toContainText('in public');
});

test('on a phone, pressing a passage moves nothing and offers the way to its thread', async ({
  pageOf,
}) => {
  const scene = await buildCommentedDraft();
  await buildThread(scene, scene.people.chair.personId);
  const page = await pageOf(scene.people.observer.person, {
    context: { viewport: { width: 390, height: 600 }, hasTouch: true },
  });
  await openDraft(page, scene);
  await passages(page).scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => window.scrollY);
  await passages(page).tap();
  const way = page.getByRole('button', { name: 'Show the comment' });
  await expect(way).toBeVisible();
  expect(await page.evaluate(() => window.scrollY)).toBe(before);
  await way.click();
  const sheet = page.getByRole('dialog', { name: 'Comment 1 of 1' });
  await expect(threadAbout(page, 'Why only one?').and(sheet.getByRole('article'))).toBeFocused();
  await expect(page.locator('.comment-highlight-active')).toBeInViewport();
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
});

test('comments can be read without JavaScript', async ({ pageOf }) => {
  const scene = await buildCommentedDraft();
  await buildThread(scene, scene.people.chair.personId);
  const page = await pageOf(scene.people.observer.person, {
    context: { javaScriptEnabled: false },
  });
  await page.goto(addressOf(scene));
  await expect(threadAbout(page, 'Why only one?')).toBeVisible();
});
