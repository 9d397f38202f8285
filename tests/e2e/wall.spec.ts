import type { Page } from '@playwright/test';
import { closeVote } from '@/server/voting/close-vote';
import { castBallot } from '@/server/voting/cast-ballot';
import {
  buildDelegation,
  buildParticipant,
  buildSession,
  buildVote,
} from '@/tests/support/builders';
import { expectNoViolationsInEitherTheme } from './axe';
import { expect, test } from './fixtures';

const screens = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 1600, height: 1200 },
  { width: 3840, height: 2160 },
];

/** A vote with so many delegations, a delegate in each. */
async function buildRoom(seats: number, question: string) {
  const session = await buildSession({ title: 'General Conference' });
  const delegates = [];
  for (let index = 0; index < seats; index += 1) {
    const name = `Delegation ${String(index).padStart(3, '0')} of the Conference`;
    const { id: delegationId } = await buildDelegation(session.id, {
      name,
      shortName: `D${index}`,
    });
    if (index < 3) delegates.push(await buildParticipant(session.id, 'delegate', { delegationId }));
  }
  const terms = { secrecy: 'open', meanwhile: 'how' } as const;
  const vote = await buildVote(session.id, { question, terms });
  const place = { sessionId: session.id, voteId: vote.id };
  return { vote, place, delegates, path: `/sessions/${session.id}/votes/${vote.id}/projector` };
}

/** Everything that is said on the wall lies within the screen, once it has been drawn for it. */
async function expectInside(page: Page): Promise<void> {
  await expect.poll(() => beyond(page)).toEqual([]);
}

/** What reaches beyond the screen, and whether the page could be scrolled. */
function beyond(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const said = [...document.querySelectorAll('#main :is(p, li, h1, td, th, span)')];
    const outside = said.filter((element) => {
      if (element.getClientRects().length === 0 || element.closest('.sr-only')) return false;
      const { right, bottom, width } = element.getBoundingClientRect();
      return width > 1 && (right > innerWidth + 1 || bottom > innerHeight + 1);
    });
    const scrolls = document.documentElement.scrollHeight > innerHeight + 1;
    return [...outside.map(({ textContent }) => textContent), ...(scrolls ? ['it scrolls'] : [])];
  });
}

test('a roll of 120 turns its pages by itself and fits every screen, and so does the verdict', async ({
  pageOf,
}) => {
  test.slow();
  const question =
    'Shall the Conference give the Convention terms and tools of its own, to be used by field missions, and report on them each spring?';
  const { vote, place, delegates, path } = await buildRoom(120, question);
  const page = await pageOf(vote.chair.person, { context: { viewport: screens[0] } });
  await page.goto(path);
  await expect(page.getByTestId('count')).toContainText('of 120 have voted');
  await expect(page.getByText('open ballot')).toBeVisible();
  await expect(page.getByText('Delegation 000 of the Conference', { exact: true })).toBeVisible();
  await expect(page.getByText(/turns in \d+ s/)).toBeVisible();
  for (const screen of screens) {
    await page.setViewportSize(screen);
    await expectInside(page);
    await expect(page.locator('.wall-roll > li')).toHaveCount(60);
  }
  await expectNoViolationsInEitherTheme(page);
  await expect(page.getByText('Delegation 060 of the Conference', { exact: true })).toBeVisible({
    timeout: 20_000,
  });

  for (const [index, { personId }] of delegates.entries())
    await castBallot(
      { personId },
      {
        ...place,
        marks: { answer: index < 2 ? 'yes' : 'no' },
        sha256: vote.sha256,
      },
    );
  await closeVote(vote.chair, place);
  await expect(page.locator('.wall-outcome')).toHaveText('Adopted');
  await expect(page.getByText('Open', { exact: true })).toHaveCount(0);
  for (const screen of screens) {
    await page.setViewportSize(screen);
    await expectInside(page);
  }
});
