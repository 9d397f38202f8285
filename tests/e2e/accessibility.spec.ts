import { become, findTour } from '@/tests/support/demonstration-tour';
import { startPlenary, type Plenary } from '@/tests/support/process';
import { expectNoViolations } from './axe';
import { expect, test } from './fixtures';

let plenary: Plenary;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  plenary = await startPlenary({ env: { PLENARY_DEMONSTRATION: 'yes' } });
});

test.afterAll(() => plenary.stop());

/** Elena reads English, Claire French: the page follows the person. */
const readers = { en: 'Elena Rossi', fr: 'Claire Fontaine' } as const;

for (const [language, name] of Object.entries(readers)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing on the main pages (${language}, ${colorScheme})`, async ({
      pageOf,
    }) => {
      test.setTimeout(180_000);
      const page = await pageOf(null, { context: { baseURL: plenary.url, colorScheme } });
      await become(page, name);
      const tour = await findTour(page);
      for (const path of Object.values(tour)) {
        await page.goto(path);
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        if (path === tour.draft) await page.locator('[data-save-state=saved]').waitFor();
        await expectNoViolations(page);
      }
    });
  }
}
