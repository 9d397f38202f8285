import { defineConfig } from '@playwright/test';
import { chromiumFlags, findChromium } from '@/tests/support/chromium';

export default defineConfig({
  testDir: '.',
  outputDir: '.results',
  globalSetup: './build-pages.ts',
  // Two cores: a browser and a whole Plenary with its PostgreSQL keep them busy.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env.CI !== undefined,
  // A key pressed in the first moments of a page is sometimes lost (docs/caveats.md); until
  // the cause is mended such a test is tried once more, and reported as flaky.
  retries: process.env.CI === undefined ? 0 : 1,
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath: await findChromium(), args: chromiumFlags },
    trace: 'retain-on-failure',
    locale: 'en-CA',
    timezoneId: 'America/Toronto',
  },
});
