import { describe, expect, it } from 'vitest';
import { mayChange, readBody, shownComments } from '@/domain/comments/comment-rules';
import { accept, refuse } from '@/domain/result';

describe('readBody', () => {
  it('cuts blank edges and makes line ends one kind', () => {
    expect(readBody('  One.\r\nTwo.\n\n')).toEqual(accept('One.\nTwo.'));
  });

  it.each([
    { written: ' \n\t ', answer: refuse('empty') },
    { written: 'x'.repeat(5_000), answer: accept('x'.repeat(5_000)) },
    { written: 'x'.repeat(5_001), answer: refuse('too-long') },
    { written: ` ${'x'.repeat(5_000)} `, answer: accept('x'.repeat(5_000)) },
  ])('takes 1 to 5,000 characters ($written.length written)', ({ written, answer }) => {
    expect(readBody(written)).toEqual(answer);
  });
});

describe('mayChange', () => {
  it('lets only the author change a comment', () => {
    expect(mayChange({ authorId: 'a', deletedAt: null }, 'a')).toEqual(accept(null));
    expect(mayChange({ authorId: 'a', deletedAt: null }, 'b')).toEqual(refuse('not-yours'));
  });

  it('refuses to change what was deleted', () => {
    expect(mayChange({ authorId: 'a', deletedAt: new Date(0) }, 'a')).toEqual(refuse('deleted'));
  });
});

describe('shownComments', () => {
  const said = (body: string | null) => ({ body });

  it('keeps the place of a deleted comment while an answer follows it', () => {
    const thread = [said(null), said('Yes.'), said(null), said('No.')];
    expect(shownComments(thread)).toEqual(thread);
  });

  it('leaves nothing of deleted comments at the end', () => {
    expect(shownComments([said('Yes.'), said(null), said(null)])).toEqual([said('Yes.')]);
    expect(shownComments([said(null)])).toEqual([]);
  });
});
