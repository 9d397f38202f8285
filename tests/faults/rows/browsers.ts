import type { Page } from '@playwright/test';
import { schemaVersion } from '@/domain/text/schema-version';
import { database } from '@/server/database/client';
import { buildParticipant } from '@/tests/support/builders';
import { cookieOf } from '@/tests/support/live';
import { look, openDraft, startBrowser, typeInto } from '@/tests/faults/browsers';
import { ask, fieldsOf, post } from '@/tests/faults/pages';
import {
  checkConverged,
  checkNothingLost,
  checkRefusedStaysOut,
  storedText,
} from '@/tests/faults/promises';
import { NotRun, type Row } from '@/tests/faults/row';
import type { Place, Stage } from '@/tests/faults/stage';
import { passed, until } from '@/tests/faults/until';
import { newKindsIn } from './new-kinds';

// Faults as a person in a real browser meets them.

export const f18: Row = {
  name: 'F18',
  fault: 'a tab that crashes right after typing',
  promises: ['I1', 'I2', 'I12'],
  shortened: '3 crashes instead of 10',
  run: async (stage) => {
    await stage.world.running(1);
    const place = await stage.place();
    const { browser } = await startBrowser(stage);
    const { personId } = await buildParticipant(place.sessionId, 'delegate');
    const claimed: string[] = [];
    const others: string[] = [];
    for (let crash = 0; crash < stage.scaled(10, 3); crash += 1) {
      const tab = await openDraft(stage, browser, place, personId);
      const token = `⟦page·${crash}⟧`;
      await typeInto(tab, token);
      await passed(stage.random() * (crash === 0 ? 0 : 1_500));
      const { state, words } = await look(tab);
      stage.note(`crash ${crash + 1}: the page said “${state}”`);
      (state === 'saved' && words.includes(token) ? claimed : others).push(token);
      await crashTab(tab.page);
      await tab.context.close();
    }
    const stored = new Set<string>((await storedText(place)).tokens);
    const lost = claimed.filter((token) => !stored.has(token));
    stage.find('I12', lost.length === 0, `${claimed.length} shown as saved, ${lost.length} lost`);
    const kept = others.filter((token) => stored.has(token)).length;
    stage.note(`${others.length} not shown as saved, of which ${kept} had arrived`);
    const reader = await openDraft(stage, browser, place, personId);
    const { words } = await look(reader);
    const missing = claimed.filter((token) => !words.includes(token));
    stage.find('I1', missing.length === 0, `the page after it shows all ${claimed.length}`);
    await checkConverged(stage, place);
  },
};

export const f19: Row = {
  name: 'F19',
  fault: 'a laptop that sleeps while others write and one sign-in ends',
  promises: ['I1', 'I2', 'I9', 'I12'],
  shortened: '8 s instead of 5 minutes',
  run: async (stage) => {
    if (process.platform !== 'linux') throw new NotRun('needs /proc to find a browser’s processes');
    await stage.world.running(1);
    const place = await stage.place();
    const sleeper = await startBrowser(stage);
    const [ana, ben] = [
      await buildParticipant(place.sessionId, 'delegate'),
      await buildParticipant(place.sessionId, 'delegate'),
    ];
    const anas = await openDraft(stage, sleeper.browser, place, ana.personId);
    const bens = await openDraft(stage, sleeper.browser, place, ben.personId);
    const actors = await stage.enter(place, 2);
    await typeInto(anas, '⟦page·0⟧');
    await anas.page.locator('[data-save-state=saved]').waitFor();
    sleeper.freeze();
    for (const actor of actors) actor.startTyping(200);
    await endSignInsOf(stage, ben.personId);
    await passed(stage.scaled(300_000, 8_000));
    await stage.stopTyping();
    sleeper.thaw();
    await bens.page.getByText('You are signed out').first().waitFor({ timeout: 40_000 });
    stage.find('I9', true, 'whose sign-in had ended is told so on waking, and writes nothing');
    const { tokens } = await storedText(place);
    await until('the sleeper has it all', async () => {
      const { state, words } = await look(anas);
      return state === 'saved' && tokens.every((token) => words.includes(token));
    });
    stage.find('I12', true, 'awake, the page says “saved” and shows all that was written');
    await checkNothingLost(stage, place);
    await checkConverged(stage, place);
  },
};

export const f31: Row = {
  name: 'F31',
  fault: 'a rolling upgrade: an editor of the previous schema meets a text with new kinds',
  promises: ['I1', 'I13'],
  run: async (stage) => {
    await stage.world.running(1);
    const place = await stage.place();
    const { browser } = await startBrowser(stage);
    const { personId } = await buildParticipant(place.sessionId, 'delegate');
    const old = await openDraft(stage, browser, place, personId);
    await typeInto(old, '⟦page·0⟧');
    await old.page.locator('[data-save-state=saved]').waitFor();
    const [actor] = await stage.enter(place, 1);
    await actor?.leave();
    // What a node of the next version would have written: a node and a mark nobody here knows.
    const newer = await newKindsIn(place.documentId, schemaVersion + 1);
    const before = await newer.bytes();
    await typeInto(old, '⟦page·1⟧');
    await old.page.getByText('This page is older than the document').first().waitFor();
    const { state } = await look(old);
    stage.find(
      'I1',
      state === 'closed',
      'the open tab is put out: “reload”, and says what is lost',
    );
    const again = await old.context.newPage();
    await again.goto(place.path);
    await again.getByText('This page is older than the document').first().waitFor();
    await passed(1_000);
    const after = await newer.bytes();
    stage.find('I13', after.equals(before), `${before.length} bytes of the text unchanged by both`);
    stage.find('I1', await newer.isIntact(), 'the new node and the new mark are still there');
  },
};

export const f35: Row = {
  name: 'F35',
  fault: 'a role, a place and a sign-in end while people are connected, on another node',
  promises: ['I4', 'I9', 'I10'],
  run: async (stage) => {
    const [here, there] = await stage.world.running(2);
    const place = await stage.place();
    const { browser } = await startBrowser(stage);
    const inPage = await buildParticipant(place.sessionId, 'delegate', { name: 'Ana Reyes' });
    const tab = await openDraft(stage, browser, place, inPage.personId);
    const [removed, signedOut, stays] = await stage.enter(place, 3, { url: there?.liveUrl });
    if (!removed || !signedOut || !stays) throw new Error('Nobody came.');
    const actors = [removed, signedOut, stays];
    for (const actor of actors) actor.startTyping(60);
    await passed(1_000);
    const chairCookie = await cookieOf(place.chair.personId);
    const remove = async (personId: string) => {
      const path = `/sessions/${place.sessionId}/participants`;
      const { id } = await database().participant.findFirstOrThrow({
        where: { sessionId: place.sessionId, personId },
      });
      const { body } = await ask(stage, path, { cookie: chairCookie, node: here });
      const fields = fieldsOf(body, `value="${id}"`, 'Yes, remove');
      await post(stage, path, fields, { cookie: chairCookie, node: here });
      return performance.now();
    };
    const out = async (actor: typeof removed, since: number, what: string) => {
      await until(`${what} is put out`, () => actor.tab.getState().closed !== null);
      const seconds = (performance.now() - since) / 1000;
      stage.find('I9', seconds <= 2, `${what}: out after ${seconds.toFixed(2)} s`);
    };
    await out(removed, await remove(removed.personId), 'the one who was removed');
    await out(signedOut, await endSignInsOf(stage, signedOut.personId, here), 'the one signed out');
    const since = await remove(inPage.personId);
    await tab.page.getByText('You can no longer edit this').first().waitFor();
    const seconds = (performance.now() - since) / 1000;
    stage.find('I9', seconds <= 2, `the page says so after ${seconds.toFixed(2)} s`);
    await passed(1_000);
    await stage.stopTyping();
    await stays.saved();
    await checkRefusedStaysOut(stage, place, [removed, signedOut]);
    await checkStillWriting(stage, place, stays.acked);
    const { sessionId } = place;
    const entries = await database().recordEntry.count({
      where: { sessionId, act: 'remove-participant' },
    });
    stage.find('I10', entries === 2, `${entries} removals on the record`);
  },
};

async function checkStillWriting(stage: Stage, place: Place, acked: string[]): Promise<void> {
  const stored = new Set<string>((await storedText(place)).tokens);
  const lost = acked.filter((token) => !stored.has(token)).length;
  stage.find('I4', lost === 0, `who may write went on: ${acked.length} acknowledged, ${lost} lost`);
}

/** “Sign out everywhere”, as the person presses it on the account's page. */
async function endSignInsOf(
  stage: Stage,
  personId: string,
  node?: Parameters<typeof post>[3]['node'],
): Promise<number> {
  const cookie = await cookieOf(personId);
  const { body } = await ask(stage, '/account', { cookie, node });
  await post(stage, '/account', fieldsOf(body, 'Sign out everywhere'), { cookie, node });
  return performance.now();
}

/** Ends a tab's process as a fault of the browser would. */
async function crashTab(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const crashed = new Promise<void>((resolve) => page.once('crash', () => resolve()));
  session.send('Page.crash').catch(() => undefined);
  await Promise.race([crashed, passed(5_000)]);
}
