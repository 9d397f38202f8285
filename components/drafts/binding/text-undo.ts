import type { EditorState, Transaction } from '@tiptap/pm/state';
import { TextSelection } from '@tiptap/pm/state';
import {
  createAbsolutePositionFromRelativePosition,
  createRelativePositionFromTypeIndex,
  type RelativePosition,
  UndoManager,
} from 'yjs';
import type { BoundText } from './bound-text';
import { mayHoldCaret } from './keep-selection';

/** What is typed without so long a pause is undone together, in milliseconds. */
const pause = 500;

type StackItem = { readonly meta: Map<unknown, unknown> };
type Caret = { readonly anchor: RelativePosition; readonly head: RelativePosition };

/** Undoes what this person did, and nothing else; the caret goes to where it was done. */
export class TextUndo {
  private readonly manager: UndoManager;
  /** Where the caret was before the change that is being written. */
  private caretBefore: Caret | null = null;
  /** May words that are typed now be undone together with the last? */
  private isTyping = false;

  constructor(
    private readonly bound: BoundText,
    origins: readonly object[],
    captureTimeout: number = pause,
  ) {
    this.manager = new UndoManager(bound.text, {
      trackedOrigins: new Set<unknown>(origins),
      captureTimeout,
    });
    this.manager.on('stack-item-added', ({ stackItem }: { stackItem: StackItem }) => {
      if (this.caretBefore) stackItem.meta.set(this, this.caretBefore);
    });
  }

  get canUndo(): boolean {
    return this.manager.canUndo();
  }

  get canRedo(): boolean {
    return this.manager.canRedo();
  }

  /** @returns where the caret was; null if there was nothing to undo */
  undo(caret: Caret | null): Caret | null {
    this.caretBefore = caret;
    return this.caretOf(this.manager.undo());
  }

  redo(caret: Caret | null): Caret | null {
    this.caretBefore = caret;
    return this.caretOf(this.manager.redo());
  }

  private caretOf(item: StackItem | null): Caret | null {
    this.isTyping = false;
    return (item?.meta.get(this) as Caret | undefined) ?? null;
  }

  destroy(): void {
    this.manager.destroy();
  }

  /**
   * Called before a change is written. What changes blocks or marks is undone by itself,
   * and so are words that are typed elsewhere than the last.
   */
  begin(isWords: boolean, caret: Caret | null): void {
    if (!isWords || !this.isTyping) this.manager.stopCapturing();
    this.isTyping = isWords;
    this.caretBefore = caret;
  }

  /** The person has put the caret somewhere else. */
  caretMoved(): void {
    this.isTyping = false;
  }

  /** The caret as it can be found again whatever others write. */
  caretIn({ selection }: EditorState): Caret | null {
    if (!(selection instanceof TextSelection)) return null;
    const relative = (position: number) =>
      createRelativePositionFromTypeIndex(
        this.bound.text,
        this.bound.shown.placeAt(position).index,
        -1,
      );
    return { anchor: relative(selection.anchor), head: relative(selection.head) };
  }

  /** After an undo the caret stands where it happened. */
  placeCaret(transaction: Transaction, caret: Caret): void {
    const [anchor, head] = [caret.anchor, caret.head].map((relative) => {
      const place = createAbsolutePositionFromRelativePosition(relative, this.bound.doc);
      return place ? this.bound.shown.positionOf(place.index) : null;
    });
    if (typeof anchor !== 'number' || typeof head !== 'number') return;
    if (!mayHoldCaret(transaction.doc, anchor) || !mayHoldCaret(transaction.doc, head)) return;
    transaction.setSelection(TextSelection.create(transaction.doc, anchor, head)).scrollIntoView();
  }
}
