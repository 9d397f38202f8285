import { describe, expect, it } from 'vitest';
import { groupsOf, relationsBetween } from '@/domain/text/compare/collisions';
import { compareTexts } from '@/domain/text/compare/compare-texts';
import { distanceOf } from '@/domain/text/compare/distance';
import { mergeTexts } from '@/domain/text/compare/merge-texts';
import type { TextJson } from '@/domain/text/text';
import { Chance, Hand } from './edit-text';

const clause = 'Requests the Secretary-General to report on the use of the veto within six months.';
const text = (words: string, more: string[] = []): TextJson => ({
  type: 'doc',
  content: [words, ...more].map((each, index) => ({
    type: 'paragraph',
    attrs: { id: `clause-00000${index}` },
    content: [{ type: 'text', text: each }],
  })),
});
const base = text(clause);
const proposing = (words: string) => compareTexts(base, text(words));

describe('proposals on one text', () => {
  it('collide where they change the same words in two ways, and only there', () => {
    const proposals = [
      proposing(clause.replace('six', 'three')),
      proposing(clause.replace('six', 'nine')),
      proposing(clause.replace('Requests', 'Invites')),
      proposing(clause.replace('six', 'three')),
      compareTexts(base, text(clause, ['Thanks the Chair.'])),
    ];
    expect(relationsBetween(base, proposals)).toEqual([
      { between: [0, 1], kind: 'collides' },
      { between: [0, 3], kind: 'identical' },
      { between: [1, 3], kind: 'collides' },
    ]);
  });

  it('are alternatives if each excludes each other, and else a group', () => {
    const collides = (one: number, other: number) =>
      ({ between: [one, other], kind: 'collides' }) as const;
    expect(
      groupsOf([collides(0, 1), collides(0, 2), collides(1, 2), collides(5, 6), collides(6, 7)]),
    ).toEqual([
      { proposals: [0, 1, 2], alternatives: true },
      { proposals: [5, 6, 7], alternatives: false },
    ]);
  });

  it('collide whenever merging them finds a conflict of words', () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const chance = new Chance(seed);
      const own = new Hand(chance).text(5);
      const texts = ['a', 'b', 'c', 'd'].map((name) =>
        new Hand(chance, name).editWords(own, 3, () => true),
      );
      const found = relationsBetween(
        own,
        texts.map((each) => compareTexts(own, each)),
      );
      const colliding = found
        .filter(({ kind }) => kind === 'collides')
        .map(({ between }) => between);
      const merged = [...texts.keys()].flatMap((one) =>
        [...texts.keys()]
          .filter((other) => other > one)
          .filter(
            (other) => mergeTexts(own, texts[one] ?? own, texts[other] ?? own).conflicts.length > 0,
          )
          .map((other) => [one, other]),
      );
      expect(colliding, `seed ${seed}`).toEqual(merged);
    }
  });
});

describe('the distance of a proposal', () => {
  it('is 1 for striking a whole clause, and says the words', () => {
    const two = text(clause, ['Thanks the Chair.']);
    const struck = compareTexts(two, text(clause));
    expect(distanceOf(struck, two)).toEqual({ share: 1, struck: 3, put: 0, of: 3 });
  });

  it('is further where a word turns the sentence round', () => {
    const shall = text('All members shall pay their arrears in full this year.');
    const changed = (from: string, to: string) =>
      distanceOf(compareTexts(shall, text(shallWords.replace(from, to))), shall).share;
    expect(changed('shall', 'may')).toBeGreaterThan(changed('year', 'month'));
  });

  it('is nothing for a move', () => {
    const two = text(clause, ['Thanks the Chair.']);
    const moved: TextJson = { type: 'doc', content: (two.content ?? []).toReversed() };
    expect(distanceOf(compareTexts(two, moved), two).share).toBe(0);
  });
});

const shallWords = 'All members shall pay their arrears in full this year.';
