// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { World } from './three-people';

/*
 * The laws of writing together, tried by three people who do anything at any time, offline
 * periods, undo and tables included: everybody has the same text in the end; the document
 * is what somebody who opens the text would see, after every step; reading writes nothing;
 * no letter is gone that nobody deleted; no word is torn but by who wrote into it; undo
 * takes only one's own; ids are unique; a caret stays beside its letters.
 */

const fixed = 50;
/** `npm run faults -- fuzz` tries many more: 7,000 are a million steps. */
const fresh = Number(process.env['LAWS_RUNS'] ?? 50);
const freshSeed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000_000);

function faultsOf(from: number, count: number, isDense: boolean): string[] {
  return Array.from({ length: count }, (_, index) => {
    const world = new World({ seed: from + index, steps: 150, isDense });
    try {
      world.run();
    } catch (fault) {
      world.faults.push(
        `seed ${from + index}: ${String(fault)} [${world.log.slice(-4).join(' ')}]`,
      );
    }
    return world.faults;
  }).flat();
}

// Slow where many share the machine, and never waiting for anybody.
const patience = { timeout: Math.max(300_000, fresh * 3_000) };

describe('three people at one text', () => {
  it.each([false, true])(
    `${fixed} known beginnings, dense with tables: %s`,
    patience,
    (isDense) => {
      expect(faultsOf(1_000, fixed / 2, isDense)).toEqual([]);
    },
  );

  it.each([false, true])(
    `${fresh} new beginnings from FUZZ_SEED=${freshSeed}, dense with tables: %s`,
    patience,
    (isDense) => {
      expect(faultsOf(freshSeed, fresh / 2, isDense)).toEqual([]);
    },
  );
});
