import { become, findTour } from '@/tests/support/demonstration-tour';
import { startPlenary, type Plenary } from '@/tests/support/process';
import { expectNoViolations } from './axe';
import { expect, test } from './fixtures';

let plenary: Plenary;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  plenary = await startPlenary({
    env: { PLENARY_DEMONSTRATION: 'yes', PLENARY_LIVE_SOCKETS_PER_PERSON: '2' },
  });
});

test.afterAll(() => plenary.stop());

const readers = [
  { name: 'Elena Rossi', told: 'Plenary is open in too many tabs', saved: 'Saved' },
  { name: 'Claire Fontaine', told: 'Plenary est ouvert dans trop d’onglets', saved: 'Enregistré' },
] as const;

for (const { name, told, saved } of readers) {
  test(`a tab too many is told so, and comes in when another is closed (${name})`, async ({
    pageOf,
  }) => {
    const first = await pageOf(null, { context: { baseURL: plenary.url } });
    await become(first, name);
    const { draft } = await findTour(first);
    await first.goto(draft);
    await first.locator('[data-save-state=saved]').waitFor();

    const second = await first.context().newPage();
    await second.goto(draft);
    await expect(second.getByRole('status').filter({ hasText: told })).toBeVisible();
    // The saved text is there all the same.
    await expect(second.locator('#main')).toContainText(/Canada/);
    await expectNoViolations(second);

    await first.close();
    await expect(second.locator('[data-save-state=saved]')).toContainText(saved, {
      timeout: 20_000,
    });
    await expect(second.getByText(told)).toHaveCount(0);
  });
}
