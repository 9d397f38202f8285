import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state';
import { CellSelection, goToNextCell, isInTable, tableEditing } from '@tiptap/pm/tables';
import { pastedCells } from './paste-cells';
import { askFor, type TableDeed } from './table-deeds';

/**
 * ProseMirror's tables for what is selected, for arrows and copying. Nothing of it writes:
 * a table follows from the text and is always in order.
 */
export function tablePlugin(): Plugin {
  const { spec } = tableEditing();
  return new Plugin({
    ...spec,
    appendTransaction(transactions, before, now) {
      const mended = spec.appendTransaction?.call(this, transactions, before, now);
      return mended?.docChanged ? null : mended;
    },
    props: {
      ...spec.props,
      handlePaste(view, _event, slice) {
        const cells = isInTable(view.state) ? pastedCells(view.state, slice) : null;
        if (!cells) return false;
        view.dispatch(askFor(view.state.tr, { type: 'paste', cells }));
        return true;
      },
    },
  });
}

type Dispatch = ((transaction: Transaction) => void) | undefined;

/** A command that does something to the table around the selection, if there is one. */
export function tableCommand(deed: TableDeed) {
  return (state: EditorState, dispatch: Dispatch): boolean => {
    if (!isInTable(state)) return false;
    dispatch?.(askFor(state.tr, deed));
    return true;
  };
}

/** Tab goes from cell to cell; from the last one into a new row. */
export function tab(direction: 1 | -1) {
  return (state: EditorState, dispatch: Dispatch): boolean =>
    goToNextCell(direction)(state, dispatch) ||
    (direction === 1 && tableCommand({ type: 'go-on-in-new-row' })(state, dispatch));
}

/** Selected cells become one; a merged cell becomes several again. */
export function mergeOrSplit(state: EditorState, dispatch: Dispatch): boolean {
  const { selection } = state;
  const isSeveral =
    selection instanceof CellSelection && selection.$anchorCell.pos !== selection.$headCell.pos;
  return tableCommand({ type: isSeveral ? 'merge' : 'split' })(state, dispatch);
}
