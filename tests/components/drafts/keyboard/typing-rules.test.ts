import { describe, expect, it } from 'vitest';
import { shapeOf } from '@/components/drafts/keyboard/typing-rules';

describe('signs at the head of a paragraph', () => {
  it.each([
    ['# ', { type: 'heading', level: 1 }],
    ['## ', { type: 'heading', level: 2 }],
    ['### ', { type: 'heading', level: 3 }],
    ['- ', { type: 'bulletList' }],
    ['> ', { type: 'blockquote' }],
    ['1. ', { type: 'orderedList' }],
    ['a) ', { type: 'orderedList' }],
  ])('%j forms', (signs, block) => {
    expect(shapeOf(signs, '')).toEqual({ kind: 'block', signs, block });
  });

  it('form before words that stand there already, but numbers only in an empty paragraph', () => {
    expect(shapeOf('# ', 'Principles')?.kind).toBe('block');
    expect(shapeOf('1. ', 'January is the date')).toBeNull();
    expect(shapeOf('a) ', 'the first')).toBeNull();
  });

  it.each(['2026. ', '2. ', '10. ', '* ', '+ ', '---', '___ ', '*** ', '#1 ', 'b) ', 'A. '])(
    '%j stays',
    (signs) => {
      expect(shapeOf(signs, '')).toBeNull();
    },
  );
});

describe('pairs around words', () => {
  it.each([
    ['**all**', 'bold', 'all'],
    ['Members of **all regions**', 'bold', 'all regions'],
    ['(**all**', 'bold', 'all'],
    ['«**tous**', 'bold', 'tous'],
    ['the ~~old~~', 'strike', 'old'],
  ])('%j forms', (typed, mark, words) => {
    expect(shapeOf(typed, ' more')).toMatchObject({ kind: 'mark', mark, words: words.length });
  });

  it.each([
    'members marked * have ratified, those marked *',
    'members marked ** have ratified, those marked **',
    'States parties* and observers*',
    'States parties** and observers**',
    '10 * 5 * 2',
    '10 ** 5 **',
    '2**3**',
    '*Ratified. Members marked*',
    '__init__',
    '_blank_',
    '____',
    '****',
    '~5 ~',
    'about ~5~',
    '\\**not**',
    'one\n**two** three**',
    `**${'a'.repeat(300)}**`,
  ])('%j stays', (typed) => {
    expect(shapeOf(typed, '')).toBeNull();
  });
});
