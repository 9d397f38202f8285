import { describe, expect, it } from 'vitest';
import { completed } from '@/components/drafts/link-dialog';

describe('the address of a link, as people type it', () => {
  it.each([
    ['example.org', 'https://example.org'],
    [' www.example.org/a?b=c#d ', 'https://www.example.org/a?b=c#d'],
    ['élections.example:8080/x', 'https://élections.example:8080/x'],
    ['ana@example.org', 'mailto:ana@example.org'],
    ['http://example.org', 'http://example.org'],
    ['/sessions/1', '/sessions/1'],
    ['#clause-1', '#clause-1'],
    ['nonsense', 'nonsense'],
    ['javascript:alert(1)', 'javascript:alert(1)'],
  ])('%j means %j', (typed, href) => {
    expect(completed(typed)).toBe(href);
  });
});
