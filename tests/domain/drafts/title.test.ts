import { describe, expect, it } from 'vitest';
import { accept, refuse } from '@/domain/result';
import { longestTitle, readTitle } from '@/domain/drafts/title';

describe('readTitle', () => {
  it('keeps the words and drops stray spaces and lines', () => {
    expect(readTitle('  Narrow \n the  veto ')).toEqual(accept('Narrow the veto'));
  });

  it('asks for a title', () => {
    expect(readTitle(' \t')).toEqual(refuse('title-missing'));
  });

  it('counts characters as people see them', () => {
    expect(readTitle('🕊'.repeat(longestTitle)).ok).toBe(true);
    expect(readTitle('é'.repeat(longestTitle + 1))).toEqual(refuse('title-too-long'));
  });
});
