import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { chromium } from '@playwright/test';

/** Quiet, and without a sandbox: as root there is none. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Finds a browser for the tests: the one named in PLAYWRIGHT_CHROMIUM, the system's,
 * Playwright's own, or the one that comes in an npm package (Linux x64).
 */
export async function findChromium(): Promise<string> {
  const named = process.env.PLAYWRIGHT_CHROMIUM;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`PLAYWRIGHT_CHROMIUM names ${named}, but there is no such file.`);
  }
  const places = ['/usr/bin/chromium', chromium.executablePath()];
  const found = places.find((place) => existsSync(place));
  if (found) return found;
  if (process.platform === 'linux' && process.arch === 'x64') return sparticuz.executablePath();
  throw new Error(
    'There is no Chromium for the browser tests: run `npx playwright install chromium`, or name one in PLAYWRIGHT_CHROMIUM.',
  );
}
