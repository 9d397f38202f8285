import type { EditorState, Transaction } from '@tiptap/pm/state';
import { PluginKey } from '@tiptap/pm/state';
import { goToNextCell } from '@tiptap/pm/tables';
import type { BoundText } from '@/components/drafts/binding/bound-text';
import { type PastedCells, pasteCells } from './paste-cells';
import { type SelectedTable, selectedTable } from './selected-table';
import { addLines, deleteLine, entriesOf, type LineName } from './table-lines';

/** What can be done to the table around the selection. */
export type TableDeed =
  | { readonly type: 'add'; readonly lines: LineName; readonly side: 'before' | 'after' }
  | { readonly type: 'delete'; readonly lines: LineName }
  | { readonly type: 'toggle-heads'; readonly lines: LineName }
  | { readonly type: 'merge' }
  | { readonly type: 'split' }
  | { readonly type: 'paste'; readonly cells: PastedCells }
  | { readonly type: 'go-on-in-new-row' };

const key = new PluginKey('tableDeed');

/**
 * Tables are changed in the shared text, and the editor follows as it follows a
 * colleague: so a command only says in its transaction what is to be done.
 */
export function askFor(transaction: Transaction, deed: TableDeed): Transaction {
  return transaction.setMeta(key, [...deedsOf(transaction), deed]);
}

export function deedsOf(transaction: Transaction): readonly TableDeed[] {
  return (transaction.getMeta(key) as readonly TableDeed[] | undefined) ?? [];
}

type Screen = {
  readonly state: EditorState;
  readonly dispatch: (transaction: Transaction) => void;
};

/** Does one thing to the table around the selection, as one change of its own. */
export function doDeed(bound: BoundText, screen: Screen, origin: object, deed: TableDeed): void {
  const selected = selectedTable(screen.state.selection, bound.shown);
  if (!selected) return;
  bound.write(origin, () => change(bound, selected, deed));
  if (deed.type === 'go-on-in-new-row') goToNextCell(1)(screen.state, screen.dispatch);
}

function change(bound: BoundText, selected: SelectedTable, deed: TableDeed): void {
  const { marker, grid, top, left, bottom, right } = selected;
  const entries = entriesOf(marker);
  const first = `span:${grid.rows[top]}:${grid.cols[left]}`;
  if (deed.type === 'add') {
    const [from, to] = deed.lines === 'rows' ? [top, bottom] : [left, right];
    addLines(marker, deed.lines, deed.side === 'before' ? from : to + 1);
  } else if (deed.type === 'go-on-in-new-row') addLines(marker, 'rows', grid.rows.length);
  else if (deed.type === 'delete') deleteSelected(bound, selected, deed.lines);
  else if (deed.type === 'toggle-heads') {
    const head = `head:${grid[deed.lines][0]}`;
    if (entries.get(head) === true) entries.delete(head);
    else entries.set(head, true);
  } else if (deed.type === 'merge') entries.set(first, `${grid.rows[bottom]}:${grid.cols[right]}`);
  else if (deed.type === 'split') entries.delete(first);
  else pasteCells(bound, selected, deed.cells);
}

/** Rows or columns that are selected go; with all of them the table does. */
function deleteSelected(bound: BoundText, selected: SelectedTable, lines: LineName): void {
  const { table, grid, top, left, bottom, right } = selected;
  const [from, to] = lines === 'rows' ? [top, bottom] : [left, right];
  if (from === 0 && to === grid[lines].length - 1) {
    deleteWholeTable(bound, selected);
    return;
  }
  const { id } = table.attrs;
  for (let index = to; index >= from; index -= 1) {
    const now = bound.shown.tables().find(({ attrs }) => attrs.id === id);
    if (now) deleteLine(bound, now, lines, index);
    bound.readAnew();
  }
}

function deleteWholeTable(bound: BoundText, { table }: SelectedTable): void {
  const { nodes } = bound.shown;
  const before = nodes.slice(0, nodes.indexOf(table));
  const from = before.reduce((sum, { size }) => sum + size, 0);
  bound.writer.delete(bound.shown.stretches(from, from + table.size, bound.mirror.blocks));
}
