import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText } from '@/domain/text/canonical-text';
import { applyChanges } from '@/domain/text/compare/apply-changes';
import type { Comparison } from '@/domain/text/compare/change';
import { compareTexts } from '@/domain/text/compare/compare-texts';
import { flatten, rebuild } from '@/domain/text/compare/flat';
import { identifyBlocks } from '@/domain/text/identify-blocks';
import { readText } from '@/domain/text/read-text';
import type { TextJson } from '@/domain/text/text';
import { anyText } from '@/tests/domain/text/arbitrary-text';
import { Chance, Hand } from './edit-text';

// Many runs: COMPARE_RUNS=10000 npx vitest run --project unit tests/domain/text/compare
const runs = Number(process.env['COMPARE_RUNS'] ?? 50);

/** Two texts of which the second is the first after some edits. */
const edited = fc
  .record({ seed: fc.nat(), clauses: fc.nat({ max: 14 }), edits: fc.nat({ max: 8 }) })
  .map(({ seed, clauses, edits }) => {
    const hand = new Hand(new Chance(seed));
    const before = hand.text(clauses);
    return { before, after: hand.edit(before, edits) };
  });

const identified = anyText.map((text) => {
  let made = 0;
  return identifyBlocks(text, () => `made${String((made += 1)).padStart(8, '0')}`);
});

/** Two texts that have nothing to do with each other. */
const unrelated = fc.record({ before: identified, after: identified });

const throughJson = (comparison: Comparison): Comparison =>
  JSON.parse(JSON.stringify(comparison)) as Comparison;

describe('comparing texts', () => {
  it('[L1] laying a text flat loses nothing', () => {
    fc.assert(
      fc.property(identified, (text) => {
        expect(canonicalText(rebuild(flatten(text)))).toBe(canonicalText(text));
      }),
      { numRuns: runs },
    );
  });

  it.each([
    ['after edits', edited],
    ['that are unrelated', unrelated],
  ])('[L2, L3] all changes between texts %s give the second, none the first', (_, texts) => {
    fc.assert(
      fc.property(texts, ({ before, after }) => {
        const comparison = throughJson(compareTexts(before, after));
        expect(canonicalText(applyChanges(comparison, before))).toBe(canonicalText(after));
        expect(canonicalText(applyChanges(comparison, before, new Set()))).toBe(
          canonicalText(before),
        );
      }),
      { numRuns: runs },
    );
  });

  it.each([
    ['after edits', edited],
    ['that are unrelated', unrelated],
  ])('[L4] any part of the changes between texts %s gives a text', (_, texts) => {
    fc.assert(
      fc.property(texts, fc.infiniteStream(fc.boolean()), ({ before, after }, coin) => {
        const comparison = compareTexts(before, after);
        const accepted = new Set([...comparison.changes.keys()].filter(() => coin.next().value));
        expectText(applyChanges(comparison, before, accepted));
      }),
      { numRuns: runs },
    );
  });

  it('[L5] a text does not differ from itself', () => {
    fc.assert(
      fc.property(identified, (text) => {
        expect(compareTexts(text, text).changes).toEqual([]);
      }),
      { numRuns: runs },
    );
  });

  it('[L15] comparing the other way round finds as many changes', () => {
    fc.assert(
      fc.property(edited, ({ before, after }) => {
        const there = compareTexts(before, after).changes.length;
        const back = compareTexts(after, before).changes.length;
        expect(Math.abs(there - back)).toBeLessThanOrEqual(2);
      }),
      { numRuns: runs },
    );
  });
});

function expectText(text: TextJson): void {
  const reading = readText(text);
  expect(reading.ok ? [] : reading.faults).toEqual([]);
}
