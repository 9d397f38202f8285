import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Axe finds nothing on the page as it is. */
export async function expectNoViolations(page: Page): Promise<void> {
  await settle(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.flatMap(({ id, nodes }) => {
    return nodes.map(({ html, failureSummary }) => [id, html, failureSummary]);
  });
  expect(found, page.url()).toEqual([]);
}

/** Axe finds nothing on the page, neither in the light nor in the dark theme. */
export async function expectNoViolationsInEitherTheme(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expectNoViolations(page);
  }
}

/**
 * Waits until nothing on the page moves. Axe measures the page once and its words again
 * later; what came live between the two would be held against the ground of a neighbour.
 */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const look = () => `${document.body.scrollHeight} ${document.body.innerHTML.length}`;
    for (let seen = '', quiet = 0; quiet < 3; seen = look()) {
      await new Promise((passed) => setTimeout(passed, 100));
      quiet = look() === seen ? quiet + 1 : 0;
    }
  });
}
