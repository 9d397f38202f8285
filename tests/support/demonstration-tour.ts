import type { Page } from '@playwright/test';

/** The main pages of the demonstration, by the address they have in this database. */
export type Tour = {
  sessions: string;
  session: string;
  participants: string;
  record: string;
  draft: string;
  newDraft: string;
  openVote: string;
  verdict: string;
};

/** Signs a browser in as one of the demonstration's people. */
export async function become(page: Page, name: string): Promise<void> {
  await page.goto('/sign-in');
  await page
    .getByRole('button', { name: new RegExp(name) })
    .first()
    .click();
  await page.waitForURL((url) => url.pathname === '/');
}

/** Finds the round table's pages, as somebody who takes part in it. */
export async function findTour(page: Page): Promise<Tour> {
  await page.goto('/');
  await page
    .getByRole('link', { name: /Canada on the Security Council/ })
    .first()
    .click();
  await page.waitForURL(/\/sessions\/[0-9a-f-]{36}$/);
  const session = new URL(page.url()).pathname;
  const linked = async (name: RegExp) =>
    (await page.getByRole('link', { name }).first().getAttribute('href')) ?? session;
  return {
    sessions: '/',
    session,
    participants: `${session}/participants`,
    record: `${session}/record`,
    draft: await linked(/Narrow the veto/),
    newDraft: `${session}/drafts/new`,
    openVote: await linked(/2 of 6|2 sur 6/),
    verdict: await linked(/Recognise coalitions/),
  };
}
