import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText } from '@/domain/text/canonical-text';
import { mergeTexts } from '@/domain/text/compare/merge-texts';
import { readText } from '@/domain/text/read-text';
import { type TextJson, wordsOf } from '@/domain/text/text';
import { Chance, Hand } from './edit-text';

// Many runs: COMPARE_RUNS=10000 npx vitest run --project unit tests/domain/text/compare
const runs = Number(process.env['COMPARE_RUNS'] ?? 50);

/** A text and what two people made of it at the same time. */
const both = fc
  .record({ seed: fc.nat(), clauses: fc.nat({ max: 12 }), edits: fc.nat({ max: 5 }) })
  .map(({ seed, clauses, edits }) => {
    const chance = new Chance(seed);
    const base = new Hand(chance).text(clauses);
    const ours = new Hand(chance, 'o').edit(base, edits);
    const theirs = new Hand(chance, 't').edit(base, edits);
    return { base, ours, theirs };
  });

describe('merging texts', () => {
  it('[L6] what only one side did stands as it did it', () => {
    fc.assert(
      fc.property(both, ({ base, ours }) => {
        for (const merged of [
          mergeTexts(base, ours, base),
          mergeTexts(base, base, ours),
          mergeTexts(base, ours, ours),
        ]) {
          expect(merged.conflicts).toEqual([]);
          expect(canonicalText(merged.text)).toBe(canonicalText(ours));
        }
      }),
      { numRuns: runs },
    );
  });

  it('[L7] it does not matter which side is called ours, unless there is a conflict', () => {
    fc.assert(
      fc.property(both, ({ base, ours, theirs }) => {
        const one = mergeTexts(base, ours, theirs);
        const other = mergeTexts(base, theirs, ours);
        expect(other.conflicts.length).toBe(one.conflicts.length);
        if (one.conflicts.length === 0) {
          expect(canonicalText(other.text)).toBe(canonicalText(one.text));
        }
      }),
      { numRuns: runs },
    );
  });

  it('[L8, P21] every word put in is in the text once, or in a conflict', () => {
    fc.assert(
      fc.property(both, ({ base, ours, theirs }) => {
        const { text, conflicts } = mergeTexts(base, ours, theirs);
        expect(readText(text).ok).toBe(true);
        const merged = uniqueWords(text);
        const put = merged.filter((word) => /^[ot]/.test(word));
        expect(put.length).toBe(new Set(put).size);
        const shown = new Set([
          ...merged,
          ...conflicts.flatMap((each) => `${each.ours} ${each.theirs}`.match(unique) ?? []),
        ]);
        const was = new Set(uniqueWords(base));
        for (const word of [...uniqueWords(ours), ...uniqueWords(theirs)]) {
          if (!was.has(word)) expect(shown).toContain(word);
        }
      }),
      { numRuns: runs },
    );
  });

  it('[L9] changes of words in different clauses never collide', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 2, max: 12 }), (seed, clauses) => {
        const chance = new Chance(seed);
        const base = new Hand(chance).text(clauses);
        const ours = new Hand(chance, 'o').editWords(base, 4, (index) => index % 2 === 0);
        const theirs = new Hand(chance, 't').editWords(base, 4, (index) => index % 2 === 1);
        const { text, conflicts } = mergeTexts(base, ours, theirs);
        expect(conflicts).toEqual([]);
        const merged = new Set(uniqueWords(text));
        for (const side of [ours, theirs]) {
          const put = uniqueWords(side).filter((word) => /^[ot]/.test(word));
          expect(put.filter((word) => !merged.has(word))).toEqual([]);
        }
      }),
      { numRuns: runs },
    );
  });

  // Where both sides split, merged and moved the same clause it may (docs/caveats.md).
  it('[L10] merging a side again changes nothing, where clauses stay whole', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat({ max: 12 }), (seed, clauses) => {
        const chance = new Chance(seed);
        const base = new Hand(chance).text(clauses);
        const ours = new Hand(chance, 'o').editWords(base, 5, () => true);
        const theirs = new Hand(chance, 't').editWords(base, 5, () => true);
        const once = mergeTexts(base, ours, theirs);
        fc.pre(once.conflicts.length === 0);
        const again = mergeTexts(base, once.text, ours);
        expect(canonicalText(again.text)).toBe(canonicalText(once.text));
      }),
      { numRuns: runs },
    );
  });

  it('[L11] taking back at once gives the text before', () => {
    fc.assert(
      fc.property(both, ({ base, ours }) => {
        const { text, conflicts } = mergeTexts(ours, ours, base);
        expect(conflicts).toEqual([]);
        expect(canonicalText(text)).toBe(canonicalText(base));
      }),
      { numRuns: runs },
    );
  });
});

const unique = /[a-z]\d+x/gu;

function uniqueWords(text: TextJson): string[] {
  return wordsOf(text).match(unique) ?? [];
}
