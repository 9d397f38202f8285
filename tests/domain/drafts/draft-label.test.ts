import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { draftLabel } from '@/domain/drafts/draft-label';

describe('draftLabel', () => {
  it.each([
    ['recommendation', 2, 'R2'],
    ['background', 14, 'N14'],
  ] as const)('a %s with number %i is %s', (kind, number, label) => {
    expect(draftLabel({ kind, number })).toBe(label);
  });

  it.each(['en', 'fr'])('no sentence in %s makes a label of its own', (language) => {
    const words = readFileSync(`messages/${language}.json`, 'utf8');
    expect(
      words.match(/(?:draft|recommendation|projet|recommandation) \{(?:number|draft)\b[^"]*/giu),
    ).toBeNull();
  });
});
