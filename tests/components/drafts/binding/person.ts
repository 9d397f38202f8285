import { getSchema } from '@tiptap/core';
import {
  chainCommands,
  joinBackward,
  lift,
  setBlockType,
  splitBlock,
  wrapIn,
} from '@tiptap/pm/commands';
import type { Node } from '@tiptap/pm/model';
import { liftListItem, sinkListItem, splitListItem, wrapInList } from '@tiptap/pm/schema-list';
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import { CellSelection } from '@tiptap/pm/tables';
import type { EditorView } from '@tiptap/pm/view';
import * as Y from 'yjs';
import { sharedTextPlugin } from '@/components/drafts/binding/shared-text';
import { docOf } from '@/components/drafts/binding/shown-doc';
import { askFor, type TableDeed } from '@/components/drafts/binding/tables/table-deeds';
import { tablePlugin } from '@/components/drafts/binding/tables/table-plugin';
import type { TextBinding } from '@/components/drafts/binding/text-binding';
import { draftSchema } from '@/components/drafts/draft-schema';
import { leaveMarksAsTheyAre } from '@/domain/live/leave-marks';
import { readBlocks } from '@/domain/text/sequence/read-blocks';
import { fence, rootName } from '@/domain/text/sequence/sequence';
import { showTree } from '@/domain/text/sequence/tree';

export const schema = getSchema(draftSchema);
const { nodes } = schema;

type Command = (state: EditorState, dispatch: (transaction: Transaction) => void) => boolean;
export type BlockKindWished = 'paragraph' | 'heading' | 'bullet' | 'numbered' | 'quote';

/**
 * Somebody at an editor without a window: the shared text, the binding, and the commands
 * of the toolbar. What they send waits in `sent` until somebody receives it.
 */
export class Person {
  readonly doc = new Y.Doc();
  readonly sent: Uint8Array[] = [];
  /** Updates that left while others' were received: there must be none. */
  writtenByReading = 0;
  state: EditorState;
  composing = false;
  private readonly update: (before: EditorState) => void;
  private readonly storage: { binding: TextBinding | null } = { binding: null };

  constructor(client: number, initial: Uint8Array, { captureTimeout = 0 } = {}) {
    this.doc.clientID = client;
    this.doc.on('afterTransaction', leaveMarksAsTheyAre);
    Y.applyUpdate(this.doc, initial);
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'net') this.sent.push(update);
    });
    const plugin = sharedTextPlugin(this.doc, this.storage, { captureTimeout });
    this.state = EditorState.create({ schema, plugins: [tablePlugin(), plugin] });
    const view = this as unknown as EditorView;
    const shown = plugin.spec.view!.call(plugin, view);
    this.update = (before) => shown.update?.(view, before);
  }

  readonly dom = { addEventListener: () => undefined, removeEventListener: () => undefined };

  readonly dispatch = (transaction: Transaction): void => {
    const before = this.state;
    this.state = before.applyTransaction(transaction).state;
    this.update?.(before);
  };

  get binding(): TextBinding {
    return this.storage.binding!;
  }

  get text(): Y.Text {
    return this.doc.getText(rootName);
  }

  receive(update: Uint8Array): void {
    const before = this.sent.length;
    Y.applyUpdate(this.doc, update, 'net');
    this.writtenByReading += this.sent.length - before;
  }

  /** Everything, for somebody who comes later. */
  stateOfText(): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc);
  }

  /** What somebody who opens the text now would see. */
  fromScratch(): Node {
    return docOf(schema, showTree(readBlocks(this.text).blocks));
  }

  run(command: Command): boolean {
    return command(this.state, this.dispatch);
  }

  find(words: string, isEnd = false): number {
    let found = -1;
    this.state.doc.descendants((node, position) => {
      if (!node.isTextblock || found >= 0) return found < 0;
      const at = node.textBetween(0, node.content.size, '', '\n').indexOf(words);
      if (at >= 0) found = position + 1 + at + (isEnd ? words.length : 0);
      return false;
    });
    if (found < 0) throw new Error(`no "${words}" in ${show(this.state.doc)}`);
    return found;
  }

  end(words: string): number {
    return this.find(words, true);
  }

  goTo(position: number, to = position): void {
    this.dispatch(this.state.tr.setSelection(TextSelection.create(this.state.doc, position, to)));
  }

  type(position: number, words: string): void {
    this.dispatch(this.state.tr.insertText(words, position));
  }

  delete(from: number, to: number): void {
    // A selection of cells cannot follow words that are deleted around it by program.
    if (this.state.selection instanceof CellSelection) this.goToFirst();
    this.dispatch(this.state.tr.delete(from, to));
  }

  goToFirst(): void {
    this.dispatch(this.state.tr.setSelection(TextSelection.atStart(this.state.doc)));
  }

  private itemDepth(position: number): number {
    const $position = this.state.doc.resolve(position);
    for (let depth = $position.depth; depth > 0; depth -= 1)
      if ($position.node(depth).type === nodes['listItem']) return depth;
    return 0;
  }

  enter(position: number): void {
    this.goTo(position);
    const split = this.itemDepth(position)
      ? chainCommands(splitListItem(nodes['listItem']!), splitBlock)
      : splitBlock;
    this.run(split);
  }

  join(position: number): void {
    this.goTo(this.state.doc.resolve(position).start());
    this.run(joinBackward);
  }

  make(position: number, kind: BlockKindWished): void {
    this.goTo(position);
    this.run(this.making(position, kind));
  }

  /** Changes a block and writes in it in one transaction, as signs do that form or come back. */
  makeAndType(position: number, kind: BlockKindWished, words: string): void {
    this.goTo(position);
    const made = this.making(position, kind)(this.state, (transaction) =>
      this.dispatch(transaction.insertText(words, transaction.selection.from)),
    );
    if (!made) this.type(position, words);
  }

  private making(position: number, kind: BlockKindWished): Command {
    if (kind === 'heading') return setBlockType(nodes['heading']!, { level: 1 });
    if (kind === 'bullet') return wrapInList(nodes['bulletList']!);
    if (kind === 'numbered') return wrapInList(nodes['orderedList']!);
    if (kind === 'quote') return wrapIn(nodes['blockquote']!);
    if (this.itemDepth(position)) return liftListItem(nodes['listItem']!);
    return chainCommands(setBlockType(nodes['paragraph']!), lift);
  }

  indent(position: number, by = 1): void {
    this.goTo(position);
    this.run(by > 0 ? sinkListItem(nodes['listItem']!) : liftListItem(nodes['listItem']!));
  }

  mark(from: number, to: number, name: string, attrs?: Record<string, unknown>): void {
    this.dispatch(this.state.tr.addMark(from, to, schema.mark(name, attrs)));
  }

  unmark(from: number, to: number, name: string): void {
    this.dispatch(this.state.tr.removeMark(from, to, schema.marks[name]));
  }

  /** The block around a position, with the item that holds nothing else. */
  blockAt(position: number): { position: number; node: Node } {
    const $position = this.state.doc.resolve(position);
    const item = this.itemDepth(position);
    const depth = item && $position.node(item).childCount === 1 ? item : $position.depth;
    return { position: $position.before(depth), node: $position.node(depth) };
  }

  deleteBlock(at: number): Node {
    const { position, node } = this.blockAt(at);
    this.delete(position, position + node.nodeSize);
    return node;
  }

  insert(position: number, inserted: readonly Node[]): void {
    this.dispatch(this.state.tr.insert(position, [...inserted]));
  }

  insertTable(position: number, rows: readonly (readonly string[])[], hasHead = false): void {
    this.insert(position, [tableOf(rows, hasHead)]);
  }

  /** Selects the cells around two positions and everything between them. */
  selectCells(from: number, to: number): void {
    const { doc } = this.state;
    const selection = CellSelection.create(doc, cellBefore(doc, from), cellBefore(doc, to));
    this.dispatch(this.state.tr.setSelection(selection));
  }

  table(deed: TableDeed): void {
    this.dispatch(askFor(this.state.tr, deed));
  }

  undo(): void {
    this.binding.undoLast();
  }

  redo(): void {
    this.binding.redoLast();
  }
}

function cellBefore(doc: Node, position: number): number {
  const $position = doc.resolve(position);
  for (let depth = $position.depth; depth > 0; depth -= 1)
    if (['cell', 'header_cell'].includes($position.node(depth).type.spec['tableRole'] as string))
      return $position.before(depth);
  throw new Error('no cell');
}

export function paragraphOf(words: string): Node {
  return nodes['paragraph']!.create(null, words ? schema.text(words) : null);
}

export function tableOf(rows: readonly (readonly string[])[], hasHead = false): Node {
  const lines = rows.map((row, index) => {
    const type = nodes[hasHead && index === 0 ? 'tableHeader' : 'tableCell']!;
    return nodes['tableRow']!.create(
      null,
      row.map((words) => type.create(null, paragraphOf(words))),
    );
  });
  return nodes['table']!.create(null, lines);
}

export type SeedBlock = readonly [kind: string, words: string, level?: number];

/** A first text, as the server would have written it. */
export function seedOf(blocks: readonly SeedBlock[]): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 1;
  const text = doc.getText(rootName);
  doc.transact(() => {
    for (const [index, [kind, words, level]] of blocks.entries()) {
      const map = new Y.Map<unknown>([['id', `seed-${String(index).padStart(4, '0')}`]]);
      if (kind !== 'paragraph') map.set('kind', kind);
      if (level) map.set('level', level);
      text.insertEmbed(text.length, map, {});
      text.insert(text.length, words + fence, {});
    }
  });
  return Y.encodeStateAsUpdate(doc);
}

const signs: Readonly<Record<string, string>> = {
  paragraph: 'p',
  heading: 'h',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  blockquote: 'q',
  table: 'table',
  tableRow: 'tr',
  tableCell: 'td',
  tableHeader: 'th',
};

/** A document in one line: `p(words) ul(li(p([b:bold])))`. */
export function show(node: Node): string {
  if (node.isText) {
    const marks = node.marks.map(({ type }) => type.name[0]).join('');
    return marks ? `[${marks}:${node.text}]` : (node.text ?? '');
  }
  if (node.type.name === 'hardBreak') return '⏎';
  if (node.isLeaf) return '—';
  const inside = node.children.map(show).join(node.isTextblock ? '' : ' ');
  if (node.type.name === 'doc') return inside;
  const { rowspan = 1, colspan = 1 } = node.attrs as { rowspan?: number; colspan?: number };
  const span = rowspan > 1 || colspan > 1 ? `${rowspan}/${colspan}` : '';
  return `${signs[node.type.name]}${span}(${inside})`;
}

/** The tables of a document: `(a|b)(c&d|e)`, `&` between blocks of a cell. */
export function grids(doc: Node): string {
  return doc.children
    .filter(({ type }) => type.name === 'table')
    .map((table) =>
      table.children.map((row) => `(${row.children.map(showCell).join('|')})`).join(''),
    )
    .join('§');
}

function showCell(cell: Node): string {
  const blocks: string[] = [];
  const visit = (node: Node, lead: string): void => {
    if (node.isTextblock) blocks.push(lead + node.textContent);
    else
      node.forEach((child) => {
        const name = child.type.name;
        const isList = name === 'bulletList' || name === 'orderedList';
        visit(child, `${lead}${isList ? '•' : name === 'blockquote' ? '>' : ''}`);
      });
  };
  visit(cell, '');
  const { rowspan, colspan } = cell.attrs;
  const span = rowspan > 1 || colspan > 1 ? `{${rowspan}/${colspan}}` : '';
  return blocks.join('&') + span;
}
