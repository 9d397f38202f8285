import { describe, expect, it } from 'vitest';
import { accept, refuse } from '@/domain/result';
import { checkSessionTerms, type SessionTerms } from '@/domain/sessions/session';

const terms: SessionTerms = {
  title: 'Round table',
  purpose: '',
  languages: ['en', 'fr'],
  defaultRule: 'simple-majority',
};

describe('checkSessionTerms', () => {
  it('tidies spaces and keeps the languages in their order, each once', () => {
    expect(
      checkSessionTerms({
        ...terms,
        title: ' Round\n table ',
        purpose: ' First.\r\nSecond. ',
        languages: ['fr', 'en', 'fr'],
      }),
    ).toEqual(accept({ ...terms, purpose: 'First.\nSecond.' }));
  });

  it.each([
    [{ title: ' ' }, 'title-missing'],
    [{ title: 't'.repeat(161) }, 'title-too-long'],
    [{ purpose: 'p'.repeat(2001) }, 'purpose-too-long'],
    [{ languages: [] }, 'language-missing'],
  ] as const)('refuses %j', (wrong, refusal) => {
    expect(checkSessionTerms({ ...terms, ...wrong })).toEqual(refuse(refusal));
  });
});
