/**
 * What a text is made of: the one description of nodes, marks and attributes. The
 * editor's schema agrees with it (a test holds them together), the server reads texts
 * by it, and pages and reports are written from it. A change grows the schema version.
 *
 * Content is described as sets (`any of these, one or more`) and never as a sequence:
 * when two people edit at once the merged text may lack what a sequence demands, and
 * an editor deletes what does not fit.
 */
export const blockNames = [
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'blockquote',
  'table',
  'horizontalRule',
] as const;

const passages = ['paragraph', 'bulletList', 'orderedList'] as const;
const inCells = [...passages, 'blockquote'] as const;
const inline = ['text', 'hardBreak'] as const;

export const nodeRules = {
  doc: { content: blockNames, attributes: [] },
  paragraph: { content: inline, attributes: ['id'] },
  heading: { content: inline, attributes: ['id', 'level'] },
  bulletList: { content: ['listItem'], attributes: ['id'] },
  orderedList: { content: ['listItem'], attributes: ['id'] },
  listItem: { content: passages, attributes: ['id'] },
  blockquote: { content: passages, attributes: ['id'] },
  table: { content: ['tableRow'], attributes: ['id'] },
  tableRow: { content: ['tableCell', 'tableHeader'], attributes: ['id'] },
  tableCell: { content: inCells, attributes: ['id', 'colspan', 'rowspan'] },
  tableHeader: { content: inCells, attributes: ['id', 'colspan', 'rowspan'] },
  horizontalRule: { content: [], attributes: ['id'] },
  hardBreak: { content: [], attributes: [] },
  text: { content: [], attributes: [] },
} as const satisfies Record<
  string,
  { readonly content: readonly string[]; readonly attributes: readonly AttributeName[] }
>;

/** In the order in which they are written on a piece of text, the outermost first. */
export const markRules = {
  link: { attributes: ['href'] },
  bold: { attributes: [] },
  italic: { attributes: [] },
  underline: { attributes: [] },
  strike: { attributes: [] },
  superscript: { attributes: [] },
  subscript: { attributes: [] },
} as const satisfies Record<string, { readonly attributes: readonly 'href'[] }>;

export type NodeName = keyof typeof nodeRules;
export type MarkName = keyof typeof markRules;
export type AttributeName = 'id' | 'level' | 'colspan' | 'rowspan';

/** Blocks that hold words themselves; an empty one is a blank line, not a fault. */
export const textblockNames: readonly NodeName[] = ['paragraph', 'heading'];

/** Long enough never to meet another, plain enough for an address and an HTML id. */
export const blockIdPattern = /^[A-Za-z0-9][A-Za-z0-9-]{7,63}$/u;

export const headingLevels = [1, 2, 3] as const;
export const spanMax = 100;
export const depthMax = 32;
export const nodesMax = 100_000;

export type TextAttributes = {
  /** Permanent: it follows the block through every edit. */
  readonly id?: string | null;
  readonly level?: number;
  readonly colspan?: number;
  readonly rowspan?: number;
};

export type TextMark = { readonly type: MarkName; readonly attrs?: { readonly href?: string } };

export type TextNode = {
  readonly type: NodeName;
  readonly attrs?: TextAttributes;
  readonly content?: readonly TextNode[];
  readonly marks?: readonly TextMark[];
  readonly text?: string;
};

/** A whole text, as ProseMirror writes it in JSON. Only `readText` and `mendText` make one. */
export type TextJson = TextNode & { readonly type: 'doc' };

/** The words of a node and of everything in it. */
export function wordsOf(node: TextNode): string {
  if (node.type === 'text') return node.text ?? '';
  if (node.type === 'hardBreak') return '\n';
  return (node.content ?? []).map(wordsOf).join('');
}
