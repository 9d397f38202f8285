import { describe, expect, it } from 'vitest';
import { nextPath, signInPath } from '@/server/auth/next-path';

describe('where to go after signing in', () => {
  it.each(['/', '/sessions/1', '/sessions/1?tab=a&b=c#clause-4', '/account'])(
    '%s is a page of ours',
    (path) => {
      expect(nextPath(path)).toBe(path);
    },
  );

  it.each([
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '\t//evil.example',
    'https:evil.example',
    'https://evil.example/',
    '%2F%2Fevil.example',
    'javascript:alert(1)',
    '/.//evil.example',
    '/..//evil.example',
    '/a/..//evil.example',
    'sessions/1',
    '',
    undefined,
    null,
    ['/account'],
    `/${'a'.repeat(3000)}`,
    '/sign-in',
    '/sign-in/link?token=x',
    '/api/auth/session',
  ])('%j leads to the beginning', (path) => {
    expect(nextPath(path)).toBe('/');
  });

  it('forgets what only Next’s own requests carry', () => {
    expect(nextPath('/sessions/1?_rsc=1a2b')).toBe('/sessions/1');
    expect(nextPath('/sessions/1?a=b&_rsc=1a2b')).toBe('/sessions/1?a=b');
  });

  it('is carried to the sign-in page', () => {
    expect(signInPath('/sessions/1?a=b')).toBe('/sign-in?next=%2Fsessions%2F1%3Fa%3Db');
    expect(signInPath('//evil.example')).toBe('/sign-in');
  });
});
