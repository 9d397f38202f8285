import { describe, expect, it } from 'vitest';
import { folded, matchesIn } from '@/components/drafts/find/find-matches';

describe('folded words', () => {
  it('have no capitals and accents, and plain spaces, quotes and dashes', () => {
    expect(folded('L’Élément «\u202fçà\u00a0» – OK')).toBe("l'element « ca » - ok");
  });

  it('keep every letter at its place, whatever it is', () => {
    for (const words of ['İstanbul ß ﬁ', 'e\u0301a', '🕊️ paix', 'ǅ', '한국', 'Ω'])
      expect(folded(words)).toHaveLength(words.length);
  });
});

describe('matches', () => {
  it('are all places, which never overlap', () => {
    expect(matchesIn('aaaa', 'aa', 10)).toEqual([
      { from: 0, to: 2 },
      { from: 2, to: 4 },
    ]);
    expect(matchesIn('abc', '', 10)).toEqual([]);
    expect(matchesIn('abc', 'd', 10)).toEqual([]);
  });

  it('are no more than asked for', () => {
    expect(matchesIn('aaaa', 'a', 3)).toHaveLength(3);
  });
});
