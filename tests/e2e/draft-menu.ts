import type { Page } from '@playwright/test';
import english from '@/messages/en.json' with { type: 'json' };

/** Opens what a draft's bar keeps for the rare acts. */
export async function openDraftMenu(page: Page, words: typeof english = english): Promise<void> {
  await page.getByRole('button', { name: words.drafts.more }).click();
}
