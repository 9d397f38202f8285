import { gzipSync } from 'node:zlib';
import { chromium, type Page } from '@playwright/test';
import { chromiumFlags, findChromium } from '@/tests/support/chromium';
import { become, findTour, type Tour } from '@/tests/support/demonstration-tour';
import { startPlenary } from '@/tests/support/process';

/**
 * `npm run bench:pages`: how much JavaScript each page of the demonstration brings,
 * in kilobytes of gzip, until it is at rest. Ends with 1 if a page is over its budget.
 */
const budgets: Partial<Record<keyof Tour, number>> = { draft: 390 };
const budgetOfOthers = 190;

const plenary = await startPlenary({ env: { PLENARY_DEMONSTRATION: 'yes' } });
const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: chromiumFlags,
});
try {
  const page = await browser.newPage({ baseURL: plenary.url });
  await become(page, 'Elena Rossi');
  const tour = await findTour(page);
  for (const [name, path] of Object.entries(tour) as [keyof Tour, string][]) {
    const size = await scriptKilobytes(page, path);
    const budget = budgets[name] ?? budgetOfOthers;
    const verdict = size <= budget ? 'within' : 'OVER';
    console.log(`${name.padEnd(14)} ${size.toFixed(1).padStart(7)} KB  ${verdict} ${budget} KB`);
    if (size > budget) process.exitCode = 1;
  }
} finally {
  await browser.close();
  await plenary.stop();
}

/** All scripts a fresh visit loads, each compressed as a server would. */
async function scriptKilobytes(page: Page, path: string): Promise<number> {
  const context = await browser.newContext({
    baseURL: plenary.url,
    storageState: await page.context().storageState(),
  });
  const sizes = new Map<string, Promise<number>>();
  const visit = await context.newPage();
  visit.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return;
    sizes.set(
      response.url(),
      response.body().then((body) => gzipSync(body).length),
    );
  });
  await visit.goto(path, { waitUntil: 'networkidle' });
  const all = await Promise.all(sizes.values());
  await context.close();
  return all.reduce((sum, size) => sum + size, 0) / 1000;
}
