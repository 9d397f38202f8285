import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Marks } from '@/components/voting/ballot/marks';
import type { BallotContent } from '@/domain/voting/casting/ballot';
import type { Deciding } from '@/domain/voting/terms';
import en from '@/messages/en.json';
import fr from '@/messages/fr.json';

const options = [
  { id: 'A', name: 'Geneva' },
  { id: 'B', name: 'Nairobi' },
];

/** A ballot as the server writes it: all that there is without any script. */
function draw(deciding: Deciding, marked: BallotContent | null = null, locale: 'en' | 'fr' = 'en') {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} timeZone="UTC" messages={locale === 'en' ? en : fr}>
      <Marks deciding={deciding} delegation="Canada" marked={marked} />
    </NextIntlClientProvider>,
  );
}

const choosing = (method: Extract<Deciding, { options: unknown }>['method'], max?: number) => {
  return { method, rule: max === undefined ? {} : { max }, options, seats: 1 } as const;
};

describe('a ballot without any script', () => {
  it('asks yes or no, and has marked what stands', () => {
    const html = draw({ method: 'threshold', rule: 'two-thirds' }, { answer: 'no' });
    expect(html).toMatch(/<input[^>]*checked=""[^>]*value="no"/);
    expect(html).not.toMatch(/<input[^>]*checked=""[^>]*value="yes"/);
  });

  it('asks for one option, or for several up to a number', () => {
    expect(draw(choosing('plurality'), { ranking: [['B']] })).toMatch(
      /<input[^>]*checked=""[^>]*value="B"/,
    );
    const several = draw(choosing('approval', 1), { approves: ['A'] });
    expect(several).toContain('1 of at most 1.');
    expect(several).toMatch(/<input[^>]*name="approves"[^>]*checked=""[^>]*value="A"/);
  });

  it('asks for grades, by words in majority judgment and by numbers elsewhere', () => {
    expect(draw(choosing('majority-judgment', 5), null, 'fr')).toContain('Très bien');
    const scores = draw(choosing('score', 3), { scores: { A: 3 } });
    expect(scores).toMatch(/<input[^>]*name="grade:A"[^>]*checked=""[^>]*value="3"/);
    expect(scores).not.toContain('Excellent');
  });

  it('asks for ranks by lists that are the ballot, marked as it stands', () => {
    const html = draw(choosing('schulze'), { ranking: [['B'], ['A']] });
    expect(html).toMatch(/<select name="rank:A" aria-label="Rank of Geneva"/);
    expect(html).toMatch(/name="rank:B".*?<option value="1" selected="">/);
    expect(html).toContain('Equal ranks are allowed');
    expect(draw(choosing('irv'))).not.toContain('Equal ranks are allowed');
  });
});
