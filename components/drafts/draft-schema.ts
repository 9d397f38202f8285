import { type CommandProps, type Editor, Extension, type Extensions } from '@tiptap/core';
import { Blockquote } from '@tiptap/extension-blockquote';
import { Bold } from '@tiptap/extension-bold';
import { Document } from '@tiptap/extension-document';
import { HardBreak } from '@tiptap/extension-hard-break';
import { Heading, type Level } from '@tiptap/extension-heading';
import { HorizontalRule } from '@tiptap/extension-horizontal-rule';
import { Italic } from '@tiptap/extension-italic';
import { Link } from '@tiptap/extension-link';
import { BulletList, ListItem, ListKeymap, OrderedList } from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Strike } from '@tiptap/extension-strike';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { Text } from '@tiptap/extension-text';
import { Underline } from '@tiptap/extension-underline';
import type { Command } from '@tiptap/pm/state';
import { CellSelection } from '@tiptap/pm/tables';
import { isSafeHref } from '@/domain/text/link';
import { headingLevels, type NodeName, nodeRules, spanMax } from '@/domain/text/text';
import { blockAnchor, blockIdFromAnchor } from './block-anchor';
import type { TableDeed } from './binding/tables/table-deeds';
import { mergeOrSplit, tab, tableCommand, tablePlugin } from './binding/tables/table-plugin';
import { linkAttributes } from './link-attributes';
import { Subscript, Superscript } from './raised-and-lowered';

/** What domain/text/text.ts says of a node's content, in the schema's own notation. */
function contentOf(name: NodeName): string {
  return `(${nodeRules[name].content.join(' | ')})+`;
}

/**
 * Without Tiptap's keys and its rules for what is typed and pasted: the keys are those of
 * keyboard/shortcuts.ts, and signs form only as keyboard/typing-rules.ts says.
 */
const quiet = {
  addKeyboardShortcuts: () => ({}),
  addInputRules: () => [],
  addPasteRules: () => [],
};

const DraftHeading = Heading.extend({
  ...quiet,
  content: contentOf('heading').replace('+', '*'),
  /** The draft's title is the page's first heading, so the text begins with the second. */
  parseHTML() {
    const levelOf = (tag: number): Level => Math.min(3, Math.max(1, tag - 1)) as Level;
    return [2, 3, 4, 5, 6, 1].map((tag) => ({ tag: `h${tag}`, attrs: { level: levelOf(tag) } }));
  },
  renderHTML({ node, HTMLAttributes }) {
    return [`h${Number(node.attrs['level']) + 1}`, HTMLAttributes, 0];
  },
}).configure({ levels: [...headingLevels] });

const DraftParagraph = Paragraph.extend({
  ...quiet,
  content: contentOf('paragraph').replace('+', '*'),
});
const DraftBlockquote = Blockquote.extend({ ...quiet, content: contentOf('blockquote') });
const DraftListItem = ListItem.extend({
  content: contentOf('listItem'),
  addKeyboardShortcuts() {
    return { Enter: () => this.editor.commands.splitListItem(this.name) };
  },
});
/** Where a list begins and how it counts follows from its place: docs/text.md. */
const DraftOrderedList = OrderedList.extend({
  ...quiet,
  addAttributes: () => ({}),
  renderHTML: ({ HTMLAttributes }) => ['ol', HTMLAttributes, 0],
});

const span = (name: 'colspan' | 'rowspan') => ({
  default: 1,
  parseHTML: (element: HTMLElement) => {
    const value = Number(element.getAttribute(name));
    return Number.isInteger(value) && value >= 1 && value <= spanMax ? value : 1;
  },
  renderHTML: (attributes: Record<string, unknown>) =>
    attributes[name] === 1 ? {} : { [name]: attributes[name] },
});

const cell = {
  content: contentOf('tableCell'),
  addAttributes: () => ({ colspan: span('colspan'), rowspan: span('rowspan') }),
};
const DraftTableCell = TableCell.extend(cell);
const DraftTableHeader = TableHeader.extend(cell);
const DraftTableRow = TableRow.extend({ content: contentOf('tableRow') });
function isWholeTable({ state: { selection } }: Editor): boolean {
  return (
    selection instanceof CellSelection && selection.isRowSelection() && selection.isColSelection()
  );
}

/** A command of ProseMirror in Tiptap's chains, which build one transaction together. */
function forTiptap(run: Command) {
  return ({ state, dispatch }: CommandProps): boolean => run(state, dispatch && (() => undefined));
}

const lines = (deed: TableDeed) => () => forTiptap(tableCommand(deed));

/** Tables are changed in the shared text; the editor follows. */
const tableCommands = {
  addRowBefore: lines({ type: 'add', lines: 'rows', side: 'before' }),
  addRowAfter: lines({ type: 'add', lines: 'rows', side: 'after' }),
  addColumnBefore: lines({ type: 'add', lines: 'cols', side: 'before' }),
  addColumnAfter: lines({ type: 'add', lines: 'cols', side: 'after' }),
  deleteRow: lines({ type: 'delete', lines: 'rows' }),
  deleteColumn: lines({ type: 'delete', lines: 'cols' }),
  toggleHeaderRow: lines({ type: 'toggle-heads', lines: 'rows' }),
  toggleHeaderColumn: lines({ type: 'toggle-heads', lines: 'cols' }),
  mergeCells: lines({ type: 'merge' }),
  splitCell: lines({ type: 'split' }),
  mergeOrSplit: () => forTiptap(mergeOrSplit),
};

/** Without column widths: they would need inline styles, and resizing while others type throws. */
const DraftTable = Table.extend({
  content: contentOf('table'),
  renderHTML: ({ HTMLAttributes }) => ['table', HTMLAttributes, ['tbody', 0]],
  addNodeView: () => null,
  addProseMirrorPlugins: () => [tablePlugin()],
  addCommands() {
    return { ...this.parent?.(), ...tableCommands };
  },
  addKeyboardShortcuts() {
    const removeTable = () => isWholeTable(this.editor) && this.editor.commands.deleteTable();
    return {
      // From the last cell Tab goes on in a new row; Escape, then Tab leaves the text.
      Tab: () => this.editor.commands.command(forTiptap(tab(1))),
      'Shift-Tab': () => this.editor.commands.goToPreviousCell(),
      Backspace: removeTable,
      Delete: removeTable,
      'Mod-Backspace': removeTable,
      'Mod-Delete': removeTable,
    };
  },
}).configure({ resizable: false });

/** What is surely an address: `agreed.It` is two sentences, not a place in Italy. */
const surelyAnAddress = /^(?:https?:\/\/|www\.|mailto:|[^@\s]+@[^@\s]+\.)/iu;

const DraftLink = Link.extend({
  addPasteRules: () => [],
  inclusive: false,
  addAttributes: () => ({ href: { default: null } }),
  parseHTML: () => [
    {
      tag: 'a[href]',
      getAttrs: (element) => isSafeHref(element.getAttribute('href')) && null,
    },
  ],
  renderHTML({ HTMLAttributes }) {
    const { href } = HTMLAttributes;
    return ['a', isSafeHref(href) ? linkAttributes(href) : {}, 0];
  },
}).configure({
  openOnClick: false,
  autolink: true,
  linkOnPaste: true,
  defaultProtocol: 'https',
  isAllowedUri: (href) => isSafeHref(href),
  shouldAutoLink: (address) => surelyAnAddress.test(address),
});

const withId = Object.keys(nodeRules).filter((name) =>
  (nodeRules[name as NodeName].attributes as readonly string[]).includes('id'),
);

/** The permanent id that every block carries; the binding to the shared text gives them. */
const BlockIdAttribute = Extension.create({
  name: 'blockIdAttribute',
  addGlobalAttributes: () => [
    {
      types: withId,
      attributes: {
        id: {
          default: null,
          keepOnSplit: true,
          parseHTML: (element) => blockIdFromAnchor(element.id),
          renderHTML: ({ id }) => (typeof id === 'string' ? { id: blockAnchor(id) } : {}),
        },
      },
    },
  ],
});

/** The editor's schema: exactly what domain/text/text.ts describes, and a test that says so. */
export const draftSchema: Extensions = [
  Document.extend({ content: contentOf('doc') }),
  DraftParagraph,
  Text,
  DraftHeading,
  BulletList.extend(quiet),
  DraftOrderedList,
  DraftListItem,
  ListKeymap,
  DraftBlockquote,
  HorizontalRule.extend(quiet),
  HardBreak,
  DraftTable,
  DraftTableRow,
  DraftTableCell,
  DraftTableHeader,
  DraftLink,
  Bold.extend(quiet),
  Italic.extend(quiet),
  Underline.extend(quiet),
  Strike.extend(quiet),
  Superscript,
  Subscript,
  BlockIdAttribute,
];
