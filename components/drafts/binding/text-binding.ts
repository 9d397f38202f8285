import type { Node, Schema } from '@tiptap/pm/model';
import { type EditorState, PluginKey, Selection, type Transaction } from '@tiptap/pm/state';
import { ReplaceAroundStep, ReplaceStep } from '@tiptap/pm/transform';
import {
  createAbsolutePositionFromRelativePosition,
  createRelativePositionFromJSON,
  createRelativePositionFromTypeIndex,
  type Doc,
  relativePositionToJSON,
  type Transaction as SharedTransaction,
  type YEvent,
} from 'yjs';
import { BoundText } from './bound-text';
import { FormWriter, isStructural } from './form-writer';
import { keepCarets, keepCells, selectedCells } from './keep-selection';
import { docOf } from './shown-doc';
import { showChange } from './show-change';
import { hasSamePlaces, settle } from './settle';
import type { ShownText } from './shown-text';
import { type LocalStep, StepWriter } from './step-writer';
import { deedsOf, doDeed } from './tables/table-deeds';
import { TextUndo } from './text-undo';

/** What the binding needs of an editor's view. */
export type Screen = {
  readonly state: EditorState;
  readonly composing: boolean;
  dispatch(transaction: Transaction): void;
};

const key = new PluginKey('sharedText');

/** Does this transaction only show what the shared text is? */
export function isOfBinding(transaction: Transaction): boolean {
  return transaction.getMeta(key) !== undefined;
}

/**
 * Holds a shared text and an editor together: the editor's steps are written into the
 * sequence, and what others write is shown in the smallest steps. What the editor shows
 * is always what the text says; showing writes nothing.
 */
export class TextBinding {
  readonly bound: BoundText;
  readonly undo: TextUndo;
  /** How often a change had to be set right after it was made here. For tests. */
  settled = 0;
  private readonly steps: StepWriter;
  private screen: Screen | null = null;
  /** What the editor shows; behind the text only while somebody composes. */
  private shown: ShownText;
  /** Tables are written from here, and shown like what others write. */
  private readonly tableOrigin = {};
  private readonly onChange: (events: YEvent<never>[], transaction: SharedTransaction) => void;

  constructor(doc: Doc, schema: Schema, { captureTimeout }: { captureTimeout?: number } = {}) {
    this.bound = new BoundText(doc, schema);
    this.shown = this.bound.shown;
    this.steps = new StepWriter(this.bound);
    this.undo = new TextUndo(this.bound, [this, this.tableOrigin], captureTimeout);
    this.onChange = (events, transaction) => {
      this.bound.hear(events, transaction);
      if (transaction.origin !== this) this.show();
    };
    this.bound.text.observeDeep(this.onChange as Parameters<typeof this.bound.text.observeDeep>[0]);
  }

  /** Begins to show the text in an editor. */
  attach(screen: Screen): void {
    this.screen = screen;
    this.shown = this.bound.shown;
    const { state } = screen;
    const { content } = docOf(state.schema, this.shown.nodes);
    const transaction = state.tr.replaceWith(0, state.doc.content.size, content);
    transaction.setSelection(Selection.atStart(transaction.doc));
    this.dispatch(transaction, 'text');
  }

  destroy(): void {
    this.screen = null;
    this.undo.destroy();
    this.bound.text.unobserveDeep(
      this.onChange as Parameters<typeof this.bound.text.unobserveDeep>[0],
    );
  }

  /** Writes what was done in the editor, once it is in its state. */
  hear(transactions: readonly Transaction[], before: EditorState): void {
    const { screen } = this;
    if (!screen) return;
    if (transactions.every(({ docChanged }) => !docChanged)) this.undo.caretMoved();
    const steps = transactions.flatMap(({ steps: all, docs }) =>
      all.map((step, index): LocalStep => ({ step, doc: docs[index]! })),
    );
    if (steps.length > 0) this.writeSteps(steps, screen, before);
    for (const deed of transactions.flatMap(deedsOf)) {
      this.undo.begin(false, this.undo.caretIn(screen.state));
      doDeed(this.bound, screen, this.tableOrigin, deed);
    }
  }

  private writeSteps(steps: readonly LocalStep[], screen: Screen, before: EditorState): void {
    const isWords =
      !steps.some(isStructural) && steps.every(({ step }) => step instanceof ReplaceStep);
    this.undo.begin(isWords, this.undo.caretIn(before));
    const groups = inGroups(steps);
    this.bound.write(this, () => {
      for (const [index, group] of groups.entries()) {
        if (index > 0) this.bound.readAnew();
        this.writeGroup(group, groups[index + 1]?.[0]?.doc ?? screen.state.doc);
      }
    });
    this.settle();
  }

  /** @param doc what the editor shows behind these steps */
  private writeGroup(steps: readonly LocalStep[], doc: Node): void {
    const former = steps[0]!.doc;
    const forms = steps.some(isStructural) ? new FormWriter(this.bound, former, doc) : null;
    for (const [index, step] of steps.entries()) {
      if (index > 0) this.bound.refresh();
      this.steps.write(step);
    }
    forms?.write();
  }

  /** Sets right what the text makes something else of: mostly the id of a new block. */
  settle(): void {
    const { screen } = this;
    if (!screen) return;
    this.shown = this.bound.shown;
    // Exchanging nodes would end a composition; what only has no id yet can wait for it.
    if (screen.composing && hasSamePlaces(screen.state.doc, this.shown)) return;
    const transaction = settle(screen.state, this.shown);
    if (!transaction) return;
    this.settled += 1;
    this.dispatch(transaction, 'settled');
  }

  /** Shows what is new in the text. */
  private show(): void {
    const { screen, shown } = this;
    this.shown = this.bound.shown;
    if (!screen) return;
    const { state } = screen;
    const cells = selectedCells(state.selection, shown);
    const result = showChange(state, shown, this.shown);
    if (!result) return;
    keepCarets(state, result.transaction, result.change);
    if (cells) keepCells(result.transaction, this.shown, cells);
    this.dispatch(result.transaction, 'text');
  }

  /** A position of the editor as others can find it, whatever is written meanwhile. */
  pointTo(position: number): unknown {
    const { index } = this.bound.shown.placeAt(position);
    return relativePositionToJSON(createRelativePositionFromTypeIndex(this.bound.text, index, -1));
  }

  /** Where a position that somebody pointed to is now; it may be anything at all. */
  placeOf(pointed: unknown): number | null {
    try {
      const relative = createRelativePositionFromJSON(pointed);
      const place = createAbsolutePositionFromRelativePosition(relative, this.bound.doc);
      return place?.type === this.bound.text ? this.bound.shown.positionOf(place.index) : null;
    } catch {
      return null;
    }
  }

  undoLast(): boolean {
    return this.goBack('undo');
  }

  redoLast(): boolean {
    return this.goBack('redo');
  }

  private goBack(way: 'undo' | 'redo'): boolean {
    const { screen } = this;
    if (!screen || !(way === 'undo' ? this.undo.canUndo : this.undo.canRedo)) return false;
    const caret = this.undo[way](this.undo.caretIn(screen.state));
    if (!caret) return true;
    const transaction = screen.state.tr;
    this.undo.placeCaret(transaction, caret);
    if (transaction.selectionSet) this.dispatch(transaction, 'text');
    return true;
  }

  private dispatch(transaction: Transaction, cause: 'text' | 'settled'): void {
    const { screen } = this;
    if (!screen) return;
    // What is to be typed next stays bold, if it was to be.
    if (screen.state.storedMarks) transaction.setStoredMarks(screen.state.storedMarks);
    // Every tab would make links of what one of them typed.
    transaction.setMeta('preventAutolink', true).setMeta('addToHistory', false);
    screen.dispatch(transaction.setMeta(key, cause));
  }
}

/**
 * Steps whose places can be told from one reading of the text. One that wraps, lifts or
 * changes blocks ends a group: what it did is written and read before the next, whose
 * places count what is around a block as well.
 */
function inGroups(steps: readonly LocalStep[]): LocalStep[][] {
  const groups: LocalStep[][] = [];
  for (const [index, step] of steps.entries()) {
    const isNew = index === 0 || steps[index - 1]?.step instanceof ReplaceAroundStep;
    if (isNew) groups.push([step]);
    else groups.at(-1)?.push(step);
  }
  return groups;
}
