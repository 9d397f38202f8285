import { chromium, type Browser } from '@playwright/test';
import { chromiumFlags, findChromium } from './chromium';
import { become, findTour, type Tour } from './demonstration-tour';
import { startPlenary } from './process';

/** `npm run screenshots`: the pictures of the README, taken from the demonstration. */
const pictures: {
  file: string;
  person: string;
  page: keyof Tour;
  colorScheme: 'light' | 'dark';
  width: number;
}[] = [
  { file: 'draft', person: 'Elena Rossi', page: 'draft', colorScheme: 'light', width: 1280 },
  { file: 'session', person: 'Elena Rossi', page: 'session', colorScheme: 'light', width: 1280 },
  { file: 'verdict', person: 'Elena Rossi', page: 'verdict', colorScheme: 'light', width: 1280 },
  {
    file: 'vote-phone-dark',
    person: 'Grace Cardinal',
    page: 'openVote',
    colorScheme: 'dark',
    width: 390,
  },
  {
    file: 'draft-fr-dark',
    person: 'Claire Fontaine',
    page: 'draft',
    colorScheme: 'dark',
    width: 1280,
  },
  { file: 'draft-phone', person: 'Elena Rossi', page: 'draft', colorScheme: 'light', width: 390 },
];

const plenary = await startPlenary({ env: { PLENARY_DEMONSTRATION: 'yes' } });
const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: chromiumFlags,
});
try {
  for (const picture of pictures) await take(browser, picture);
} finally {
  await browser.close();
  await plenary.stop();
}

async function take(
  browser: Browser,
  { file, person, page: name, colorScheme, width }: (typeof pictures)[number],
): Promise<void> {
  const height = width < 500 ? 844 : 900;
  const viewport = { width, height };
  const context = await browser.newContext({ baseURL: plenary.url, colorScheme, viewport });
  const page = await context.newPage();
  await become(page, person);
  await page.goto((await findTour(page))[name], { waitUntil: 'networkidle' });
  if (name === 'draft') await page.locator('[data-save-state=saved]').waitFor();
  await page.screenshot({ path: `docs/screenshots/${file}.png` });
  await context.close();
}
