import { buildManyThreads } from '@/tests/support/many-threads';
import { expect, test } from './fixtures';

const htmlBytesMax = 100_000;

test('a draft with 300 threads of 40 comments is a small page, and every comment is within reach', async ({
  pageOf,
}) => {
  const { session, draft, people, threadIds } = await buildManyThreads();
  const page = await pageOf(people.delegate.person);
  const path = `/sessions/${session.id}/drafts/${draft.id}`;
  const html = await (await page.request.get(path)).text();
  expect(html.length).toBeLessThan(htmlBytesMax);

  await page.goto(path);
  await expect(page.getByRole('option', { name: 'Open (200)' })).toBeAttached();
  const cards = page.locator('article[id^=thread-]');
  const before = await cards.count();
  await page.getByRole('button', { name: 'Show more comments' }).click();
  await expect.poll(() => cards.count()).toBeGreaterThan(before);

  const deep = threadIds[298] ?? '';
  await page.goto(`${path}?thread=${deep}`);
  const linked = page.locator(`#thread-${deep}`);
  await expect(linked.getByText('Comment 20.')).toBeVisible();
  await expect(linked.getByText('in between')).toHaveCount(0);
});
