import { readdirSync, readFileSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { startSignIn } from '@/server/auth/sign-in';
import { chromiumFlags, findChromium } from '@/tests/support/chromium';
import type { Place, Stage } from './stage';

/** A real browser with a person signed in, on the draft's page. */
export type Tab = { page: Page; context: BrowserContext; personId: string };

/** Starts a browser whose processes can be stopped. It ends with the row. */
export async function startBrowser(stage: Stage) {
  const server = await chromium.launchServer({
    executablePath: await findChromium(),
    args: chromiumFlags,
  });
  const browser = await chromium.connect(server.wsEndpoint());
  const pid = server.process().pid ?? 0;
  stage.later(async () => {
    signalAll(pid, 'SIGCONT');
    await server.kill();
  });
  return {
    browser,
    freeze: () => signalAll(pid, 'SIGSTOP'),
    thaw: () => signalAll(pid, 'SIGCONT'),
  };
}

/** Opens the draft for a person, and waits until the live text is there and saved. */
export async function openDraft(
  stage: Stage,
  browser: Browser,
  place: Place,
  personId: string,
): Promise<Tab> {
  const context = await signedIn(stage, browser, personId);
  const page = await context.newPage();
  await page.goto(place.path);
  await page.locator('[data-save-state=saved]').waitFor({ timeout: 30_000 });
  await page.getByRole('textbox', { name: /On figures/ }).waitFor();
  return { page, context, personId };
}

export async function signedIn(
  { world }: Stage,
  browser: Browser,
  personId: string,
): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: world.appUrl, locale: 'en-CA' });
  const { cookieName, cookieValue } = await startSignIn(personId, 'Test');
  const cookie = { httpOnly: true, sameSite: 'Lax' as const, url: world.appUrl };
  await context.addCookies([{ ...cookie, name: cookieName, value: cookieValue }]);
  return context;
}

/** Puts the caret at the end of the first clause and types. */
export async function typeInto({ page }: Tab, words: string): Promise<void> {
  const text = page.getByRole('textbox', { name: /On figures/ });
  await text.locator('p').first().click();
  await page.keyboard.press('End');
  await page.keyboard.type(words);
}

/** What the page says about saving, and its text, at one moment. */
export async function look({ page }: Tab): Promise<{ state: string; words: string }> {
  return page.evaluate(async () => {
    // What was typed last has been drawn by then.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const text = document.querySelector('[role=textbox]')?.cloneNode(true) as Element | undefined;
    for (const caret of text?.querySelectorAll('.colleague-caret') ?? []) caret.remove();
    const state = document.querySelector('[data-save-state]')?.getAttribute('data-save-state');
    return { state: state ?? '', words: text?.textContent ?? '' };
  });
}

/** Sends a signal to a process and everything it has started. */
function signalAll(pid: number, signal: NodeJS.Signals): void {
  if (pid === 0) return;
  try {
    process.kill(pid, signal);
  } catch {
    return;
  }
  for (const child of childrenOf(pid)) signalAll(child, signal);
}

function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return (
          readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1] === `${pid}`
        );
      } catch {
        return false;
      }
    })
    .map(Number);
}
