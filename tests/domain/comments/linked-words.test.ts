import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkedWords } from '@/domain/comments/linked-words';

const links = (body: string) => linkedWords(body).flatMap(({ href }) => href ?? []);

describe('linkedWords', () => {
  it.each([
    ['See https://example.org/a?b=1#c.', ['https://example.org/a?b=1#c']],
    ['(see https://example.org/veto_(UN))', ['https://example.org/veto_(UN)']],
    ['Both http://a.example, and https://b.example!', ['http://a.example', 'https://b.example']],
    ['Write to olu@mission.example; thanks', ['mailto:olu@mission.example']],
    ['« https://exemple.org/décision »', ['https://exemple.org/décision']],
    ['No address: example, a.b, 10:30, c@d', []],
  ])('%s', (body, found) => expect(links(body)).toEqual(found));

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'https://user:pw@bank.example/',
    'https:///x',
  ])('%s stays words', (body) =>
    expect(linkedWords(body).every(({ href }) => href === null || href.startsWith('mailto:'))).toBe(
      true,
    ),
  );

  it('loses and adds no letter', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.emailAddress(),
      fc.constantFrom(' ', '(', ').'),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const body = pieces.join('');
        return (
          linkedWords(body)
            .map(({ words }) => words)
            .join('') === body
        );
      }),
    );
  });

  it('reads the longest comment at once, also a hostile one', () => {
    for (const body of [
      'https://'.repeat(600),
      'a@'.repeat(2_500),
      `https://x${')'.repeat(4_990)}`,
    ]) {
      const started = performance.now();
      linkedWords(body);
      expect(performance.now() - started).toBeLessThan(100);
    }
  });
});
