import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { allowAttempt } from '@/server/auth/attempts';
import { NewestOnly } from '@/server/live/socket/newest-only';
import {
  buildLiveDraft,
  buildWriter,
  openTab,
  startNode,
  until,
  untilSaved,
  untilSynced,
  wordsOf,
  write,
  type TestNode,
} from '@/tests/support/live';

const hour = 3_600_000;
let node: TestNode;

beforeAll(async () => {
  node = await startNode();
});
afterAll(async () => {
  await node.stop();
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Sets the wall clock, of server and tabs alike, so many hours off; it goes on from there. */
function stepClock(hours: number): void {
  const now = Date.now.bind(Date);
  vi.spyOn(Date, 'now').mockImplementation(() => now() + hours * hour);
}

describe('a wall clock that is set while people write', () => {
  it.each([
    ['back', -2],
    ['forward', 2],
  ])('%s stops nobody’s writing, and says nothing false', async (_way, hours) => {
    const { session, documentId } = await buildLiveDraft();
    const { cookie } = await buildWriter(session.id);
    const other = await buildWriter(session.id);
    const tab = openTab(node.url, documentId, cookie);
    const reader = openTab(node.url, documentId, other.cookie);
    await untilSynced(tab);
    await untilSynced(reader);
    write(tab, 'before');
    await untilSaved(tab);
    stepClock(hours);
    const began = performance.now();
    for (const word of ['one', 'two', 'three']) {
      write(tab, word);
      expect(tab.getState().saveState.kind).not.toBe('unsaved');
      await untilSaved(tab);
    }
    await until('the reader has it', () => wordsOf(reader.doc).includes('three'));
    expect(performance.now() - began).toBeLessThan(3_000);
    tab.destroy();
    reader.destroy();
  });

  it('forward gives nobody more attempts, and back takes none away', () => {
    const limit = { max: 2, minutes: 15 };
    expect([1, 2, 3].map(() => allowAttempt('forward', limit))).toEqual([true, true, false]);
    stepClock(2);
    expect(allowAttempt('forward', limit)).toBe(false);
    stepClock(-4);
    expect([1, 2, 3].map(() => allowAttempt('back', limit))).toEqual([true, true, false]);
  });

  it('back makes no caret wait for hours', () => {
    const passed: number[] = [];
    const carets = new NewestOnly<number>(10, (caret) => passed.push(caret));
    carets.take(1, performance.now());
    stepClock(-2);
    carets.take(2, performance.now());
    expect(passed).toEqual([1, 2]);
    carets.stop();
  });
});
