import { describe, expect, it } from 'vitest';
import { canonicalText } from '@/domain/text/canonical-text';
import { applyChanges } from '@/domain/text/compare/apply-changes';
import type { Change } from '@/domain/text/compare/change';
import { compareTexts } from '@/domain/text/compare/compare-texts';
import { isBreakPiece, type Piece } from '@/domain/text/compare/stream';
import type { TextJson, TextMark, TextNode } from '@/domain/text/text';

/*
 * Comparisons as a person marked them: for each what was struck and what was put in. They
 * were written down before any threshold was looked at.
 */
const item = (id: string, words: string): TextNode => ({
  type: 'listItem',
  attrs: { id },
  content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
});
const list = (...content: TextNode[]): TextNode => ({ type: 'orderedList', content });
const p = (id: string, text: string, marks?: TextMark[]): TextNode => ({
  type: 'paragraph',
  attrs: { id },
  ...(text !== '' && { content: [{ type: 'text', text, ...(marks && { marks }) }] }),
});
const doc = (...content: TextNode[]): TextJson => ({ type: 'doc', content });

const one = 'clause-000001';
const two = 'clause-000002';
const three = 'clause-000003';
const veto = 'Requests the Secretary-General to report on the use of the veto within six months.';

describe('comparing as a person would', () => {
  it.each<[name: string, before: TextJson, after: TextJson, marked: string[]]>([
    [
      'two words far apart',
      doc(p(one, veto)),
      doc(p(one, veto.replace('Requests', 'Invites').replace('six', 'three'))),
      ['-Requests +Invites', '-six +three'],
    ],
    [
      'a word put in',
      doc(p(one, veto)),
      doc(p(one, veto.replace('to report', 'to report orally'))),
      ['+orally '],
    ],
    [
      'a sentence added at the end',
      doc(p(one, 'The Council meets. It decides.')),
      doc(p(one, 'The Council meets. It decides. It reports.')),
      ['+ It reports.'],
    ],
    [
      'a clause split in two',
      doc(p(one, 'The Council meets every week and it decides by a vote of its members.')),
      doc(
        p(one, 'The Council meets every week and'),
        p(two, 'it decides by a vote of its members.'),
      ),
      ['-  +¶'],
    ],
    [
      'two clauses made one',
      doc(p(one, 'The Council meets every week.'), p(two, 'It decides by a vote of its members.')),
      doc(p(one, 'The Council meets every week. It decides by a vote of its members.')),
      ['-¶ + '],
    ],
    [
      'the shorter clause moved past the longer ones',
      doc(p(one, 'Short.'), p(two, veto), p(three, 'Decides to remain seized of the matter.')),
      doc(p(two, veto), p(three, 'Decides to remain seized of the matter.'), p(one, 'Short.')),
      ['moved Short.'],
    ],
    [
      'a paragraph made a heading',
      doc(p(one, 'Early warning')),
      doc({
        type: 'heading',
        attrs: { id: one, level: 2 },
        content: [{ type: 'text', text: 'Early warning' }],
      }),
      ['now heading'],
    ],
    [
      'words made bold',
      doc(p(one, 'All of it matters')),
      doc(p(one, 'All of it matters', [{ type: 'bold' }])),
      ['marked All of it matters'],
    ],
    [
      'the first of three items struck',
      doc(
        list(
          item(one, 'Networks of states'),
          item(two, 'Shorter meetings'),
          item(three, 'Arrears'),
        ),
      ),
      doc(list(item(two, 'Shorter meetings'), item(three, 'Arrears'))),
      ['struck Networks of states'],
    ],
    [
      'French elisions',
      doc(p(one, 'Prie l’Organisation d’examiner la question.')),
      doc(p(one, 'Prie les organisations d’examiner la question.')),
      ['-l’Organisation +les organisations'],
    ],
    [
      'ids lost on the way through another program',
      doc(p(one, veto), p(two, 'Decides to remain seized of the matter.')),
      doc(
        p('pasted-00001', veto.replace('six', 'nine')),
        p('pasted-00002', 'Decides to remain seized of the matter.'),
      ),
      ['now paragraph', '-six +nine', 'now paragraph'],
    ],
    [
      'other words pasted over a clause, which itself went elsewhere',
      doc(p(one, veto), p(two, 'Decides to remain seized of the matter.')),
      doc(
        p(one, 'Welcomes contributions of civil society organisations everywhere.'),
        p(two, 'Decides to remain seized of the matter.'),
        p(three, veto),
      ),
      [
        'new Welcomes contributions of civil society organisations everywhere.',
        'moved Decides to remain seized of the matter.',
        'now paragraph',
      ],
    ],
  ])('%s', (_, before, after, marked) => {
    const comparison = compareTexts(before, after);
    expect(comparison.changes.map((change) => said(change, before))).toEqual(marked);
    expect(canonicalText(applyChanges(comparison, before))).toBe(canonicalText(after));
  });
});

describe('hostile texts', () => {
  const repeated = (text: string, times: number): TextJson => doc(p(one, text.repeat(times)));

  it.each([
    ['one word fifty thousand times', repeated('word ', 50_000), repeated('word ', 49_000)],
    ['nothing in common', repeated('ab cd ', 20_000), repeated('ef gh ', 20_000)],
    [
      'thirty thousand tiny clauses that are all alike',
      doc(
        ...Array.from({ length: 30_000 }, () => ({
          type: 'paragraph' as const,
          content: [{ type: 'text' as const, text: 'a b' }],
        })),
      ),
      doc(
        ...Array.from({ length: 29_000 }, () => ({
          type: 'paragraph' as const,
          content: [{ type: 'text' as const, text: 'a b' }],
        })),
      ),
    ],
  ])('[L16] %s', (_, before, after) => {
    const comparison = compareTexts(before, after);
    expect(canonicalText(applyChanges(comparison, before))).toBe(canonicalText(after));
  });
});

/** A change in words: what was struck behind “-”, what was put in behind “+”. */
function said(change: Change, before: TextJson): string {
  const leaves = before.content ?? [];
  if (change.kind === 'insert') {
    return `new ${change.leaves.map(({ content }) => content.map(({ text }) => text).join('')).join('¶')}`;
  }
  if (change.kind === 'delete') return `struck ${words(leaves, change.family)}`;
  if (change.kind === 'move') return `moved ${words(leaves, change.family)}`;
  if (change.kind === 'kind') return `now ${change.head.type}`;
  if (change.kind === 'marks') return `marked ${written(change.put)}`;
  const struck = tokenize(leaves)
    .slice(change.at, change.at + change.strike)
    .join('');
  const put = written(change.put);
  return [...(change.strike > 0 ? [`-${struck}`] : []), ...(put ? [`+${put}`] : [])].join(' ');
}

function words(nodes: readonly TextNode[], family: number): string {
  const all = nodes.flatMap((node) =>
    node.type === 'orderedList' ? (node.content ?? []) : [node],
  );
  const node = all[family];
  const inner = node?.type === 'listItem' ? node.content?.[0] : node;
  return inner?.content?.map(({ text }) => text).join('') ?? '';
}

/** The pieces of the first clauses strung together; enough for texts of one family. */
function tokenize(nodes: readonly TextNode[]): string[] {
  return nodes
    .map((_, index) => words(nodes, index))
    .join('\n¶\n')
    .split(/(\n¶\n|[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*’?|\s+|.)/u)
    .filter((piece) => piece !== '')
    .map((piece) => (piece === '\n¶\n' ? '¶' : piece));
}

function written(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (isBreakPiece(piece) ? '¶' : piece.text)).join('');
}
