import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ChoiceResult } from '@/components/voting/results/choice-result';
import type { ChoiceBallot, ChoiceMethod, ChoiceRule } from '@/domain/voting/choices/choice';
import { decideChoice } from '@/domain/voting/choices/decide-choice';
import messages from '@/messages/en.json';

const options = [
  { id: 'A', name: 'Geneva' },
  { id: 'B', name: 'Nairobi' },
  { id: 'C', name: 'Vienna' },
];

/** The pictures of a choice as the page has them, without any script. */
function draw(method: ChoiceMethod, ballots: ChoiceBallot[], rule: ChoiceRule = {}, seats = 1) {
  const verdict = decideChoice({ method, rule, roll: null, ballots, options, seats });
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={messages}>
      <ChoiceResult verdict={verdict} deciding={{ method, rule, options, seats }} />
    </NextIntlClientProvider>,
  );
}

const ranked = (order: string, count: number): ChoiceBallot => {
  return { ranking: order.split('').map((id) => [id]), count };
};

describe('the pictures of a choice', () => {
  it.each([
    ['plurality', [ranked('A', 3), ranked('B', 1)], '3'],
    ['borda', [ranked('ABC', 2)], '4'],
    ['irv', [ranked('AB', 2), ranked('BA', 3), ranked('CA', 1)], '3'],
    ['stv-scottish', [ranked('AB', 4), ranked('BA', 2)], '4'],
  ] as const)(
    'of %s tell the elected by a word and give the numbers',
    (method, ballots, number) => {
      const html = draw(method, [...ballots]);
      expect(html).toContain('✓ elected');
      expect(html).toMatch(new RegExp(`>${number}<`));
    },
  );

  it.each(['irv', 'stv-scottish'] as const)(
    'of %s stop at the stage that needs a lot and name those tied there',
    (method) => {
      const html = draw(method, [ranked('AB', 1), ranked('BA', 1), ranked('CBA', 1)]);
      expect(html).not.toContain('✓ elected');
      expect(html).not.toContain('✕ excluded');
      expect(html).toContain('until a lot is drawn between Geneva, Nairobi, and Vienna');
    },
  );

  it('of a ranked method have every comparison of two', () => {
    const html = draw('schulze', [ranked('ABC', 2), ranked('BCA', 1)]);
    expect(html).toContain('How many prefer one option to the other');
    expect(html).toContain('more than for Nairobi');
  });

  it('of majority judgment have its grades in words', () => {
    const html = draw('majority-judgment', [{ scores: { A: 5, B: 3, C: 0 } }], { max: 5 });
    expect(html).toContain('Excellent');
    expect(html).toContain('Median');
  });

  it('write no style into any element', () => {
    const html = draw('irv', [ranked('AB', 2), ranked('B', 3), ranked('C', 2)]);
    expect(html).not.toContain('style=');
  });
});
