import { describe, expect, it } from 'vitest';
import { mergeTexts } from '@/domain/text/compare/merge-texts';
import type { TextJson, TextMark, TextNode } from '@/domain/text/text';

/*
 * Merges as a person made them: what both sides wrote, and what should come of it. They
 * were written down before any threshold was looked at.
 */
type Piece = string | [words: string, mark: TextMark['type']];

const p = (id: string, ...pieces: Piece[]): TextNode => ({
  type: 'paragraph',
  attrs: { id: `clause-${id.padStart(6, '0')}` },
  content: pieces.map((piece) =>
    typeof piece === 'string'
      ? { type: 'text', text: piece }
      : { type: 'text', text: piece[0], marks: [{ type: piece[1] }] },
  ),
});
const doc = (...content: TextNode[]): TextJson => ({ type: 'doc', content });
const item = (id: string, words: string): TextNode => ({
  type: 'listItem',
  attrs: { id: `item-${id.padStart(8, '0')}` },
  content: [p(id, words)],
});
const list = (...content: TextNode[]): TextNode => ({ type: 'orderedList', content });

const long = 'Requests the Secretary-General to report on the use of the veto within six months.';
const seized = 'Decides to remain seized of the matter.';

describe('merging as a person would', () => {
  it.each<[name: string, base: TextJson, ours: TextJson, theirs: TextJson, merged: string]>([
    [
      'two words far apart in one clause',
      doc(p('1', long)),
      doc(p('1', long.replace('Requests', 'Invites'))),
      doc(p('1', long.replace('six', 'three'))),
      'Invites the Secretary-General to report on the use of the veto within three months.',
    ],
    [
      'the same change by both',
      doc(p('1', long)),
      doc(p('1', long.replace('six', 'three'))),
      doc(p('1', long.replace('six', 'three'))),
      long.replace('six', 'three'),
    ],
    [
      'a clause moved, and edited by the other',
      doc(p('1', long), p('2', seized), p('3', 'Thanks the Chair for the work done.')),
      doc(p('2', seized), p('3', 'Thanks the Chair for the work done.'), p('1', long)),
      doc(
        p('1', long.replace('six', 'three')),
        p('2', seized),
        p('3', 'Thanks the Chair for the work done.'),
      ),
      `${seized}|Thanks the Chair for the work done.|${long.replace('six', 'three')}`,
    ],
    [
      'a clause split, and edited by the other',
      doc(p('1', 'The Council meets weekly, and its members report on what they did.')),
      doc(p('1', 'The Council meets weekly,'), p('2', 'and its members report on what they did.')),
      doc(p('1', 'The Council meets monthly, and its members report on what they did.')),
      'The Council meets monthly,|and its members report on what they did.',
    ],
    [
      'two clauses made one, and edited by the other',
      doc(p('1', 'The Council meets every week.'), p('2', 'Its members report on what they did.')),
      doc(p('1', 'The Council meets every week. Its members report on what they did.')),
      doc(
        p('1', 'The Council meets every week.'),
        p('2', 'Its members report on what they omitted.'),
      ),
      'The Council meets every week. Its members report on what they omitted.',
    ],
    [
      'bold on one side, another word on the other',
      doc(p('1', 'All members shall pay their arrears in full.')),
      doc(p('1', 'All members ', ['shall', 'bold'], ' pay their arrears in full.')),
      doc(p('1', 'All members shall pay their arrears in part.')),
      'All members *shall* pay their arrears in part.',
    ],
    [
      'an item added to a list whose items the other reordered',
      doc(
        list(
          item('1', 'Networks of states'),
          item('2', 'Shorter meetings'),
          item('3', 'Arrears collected'),
        ),
      ),
      doc(
        list(
          item('3', 'Arrears collected'),
          item('1', 'Networks of states'),
          item('2', 'Shorter meetings'),
        ),
      ),
      doc(
        list(
          item('1', 'Networks of states'),
          item('2', 'Shorter meetings'),
          item('4', 'Better technology'),
          item('3', 'Arrears collected'),
        ),
      ),
      'Arrears collected|Networks of states|Shorter meetings|Better technology',
    ],
    [
      'brackets put around words that the other edits beside',
      doc(p('1', 'Urges all parties to respect human rights everywhere.')),
      doc(p('1', 'Urges all parties to respect [human rights] everywhere.')),
      doc(p('1', 'Urges all parties to respect human rights always.')),
      'Urges all parties to respect [human rights] always.',
    ],
  ])('%s', (_, base, ours, theirs, merged) => {
    for (const result of [mergeTexts(base, ours, theirs), mergeTexts(base, theirs, ours)]) {
      expect(result.conflicts).toEqual([]);
      expect(lines(result.text)).toBe(merged);
    }
  });

  it('two new clauses at one place both stay, and their order is said to be open [P24]', () => {
    const base = doc(p('1', long));
    const { text, conflicts, near } = mergeTexts(
      base,
      doc(p('1', long), p('8', 'Welcomes networks of the Ottawa kind.')),
      doc(p('1', long), p('9', 'Regrets the arrears of several members.')),
    );
    expect(conflicts).toEqual([]);
    expect(near.map(({ kind }) => kind)).toEqual(['order']);
    expect(lines(text)).toBe(
      `${long}|Welcomes networks of the Ottawa kind.|Regrets the arrears of several members.`,
    );
  });

  it.each<[name: string, kind: string, base: TextJson, ours: TextJson, theirs: TextJson]>([
    [
      'the same word in two ways',
      'words',
      doc(p('1', long)),
      doc(p('1', long.replace('six', 'three'))),
      doc(p('1', long.replace('six', 'nine'))),
    ],
    [
      'a clause struck, and edited by the other',
      'deleted',
      doc(p('1', long), p('2', seized)),
      doc(p('2', seized)),
      doc(p('1', long.replace('six', 'nine')), p('2', seized)),
    ],
    [
      'a clause moved to two places',
      'moved',
      doc(p('1', 'Short.'), p('2', long), p('3', seized)),
      doc(p('2', long), p('1', 'Short.'), p('3', seized)),
      doc(p('2', long), p('3', seized), p('1', 'Short.')),
    ],
    [
      'a paragraph made a heading of two levels',
      'kind',
      doc(p('1', 'Early warning')),
      doc({
        type: 'heading',
        attrs: { id: 'clause-000001', level: 1 },
        content: [{ type: 'text', text: 'Early warning' }],
      }),
      doc({
        type: 'heading',
        attrs: { id: 'clause-000001', level: 2 },
        content: [{ type: 'text', text: 'Early warning' }],
      }),
    ],
  ])('is a conflict: %s', (_, kind, base, ours, theirs) => {
    const { conflicts } = mergeTexts(base, ours, theirs);
    expect(conflicts.map((conflict) => conflict.kind)).toEqual([kind]);
    const back = mergeTexts(base, theirs, ours).conflicts;
    expect(back.map((conflict) => [conflict.ours, conflict.theirs])).toEqual(
      conflicts.map((conflict) => [conflict.theirs, conflict.ours]),
    );
  });
});

/** The clauses of a text with bars between them and stars around what is bold. */
function lines(node: TextNode): string {
  if (node.type === 'text') return node.marks ? `*${node.text ?? ''}*` : (node.text ?? '');
  const inner = (node.content ?? []).map(lines);
  return inner.join(node.type === 'paragraph' || node.type === 'heading' ? '' : '|');
}
