import type { Anchor, Span } from '@/domain/comments/anchor';
import type { Result } from '@/domain/result';

/** A thread's passage in a text, in that text's own counting of places. */
export type Highlight = Span & { readonly threadId: string };

/** A passage to be found: of a thread, or of a comment that is being written. */
export type Sought = { readonly id: string; readonly anchor: Anchor; readonly lit: boolean };

/** A place on the page, in CSS pixels from its top left corner. */
export type PagePlace = { readonly left: number; readonly top: number };

/** A lit passage as it is drawn now. */
export type PassageInWindow = { readonly line: DOMRect; readonly block: Element | null };

export type SelectionRefusal = 'nothing-selected' | 'passage-too-long';

/**
 * The text that is commented on, as the panel knows it. There are two: the live one in
 * the editor, and the printed one (saved or sealed, without an editor).
 */
export type CommentedText = {
  /** Finds every passage that is still there. */
  readonly find: (sought: readonly Sought[]) => ReadonlyMap<string, Highlight>;
  /** Lights these passages, and one of them more. */
  readonly light: (highlights: readonly Highlight[]) => void;
  readonly lightActive: (threadId: string | null) => void;
  /** Makes the anchor of what is selected, or of the paragraph around a mere caret. */
  readonly anchorOfSelection: (caretWillDo: boolean) => Result<Anchor, SelectionRefusal>;
  /** The thread of the passage that the caret stands in. */
  readonly threadAtCaret: () => string | null;
  /** Where the button beside the selection belongs; null while nothing is selected. */
  readonly placeOfSelection: () => PagePlace | null;
  /** Where a button beside a lit passage belongs; null if it is not lit. */
  readonly placeOfThread: (threadId: string) => PagePlace | null;
  /** Where the lit passages stand in the window: their first line, and the block they end in. */
  readonly passages: () => ReadonlyMap<string, PassageInWindow>;
  /** Selects a passage and brings it into view. */
  readonly show: (threadId: string) => void;
  /** Brings a lit passage into view. False if it is not lit. */
  readonly bringIntoView: (threadId: string) => boolean;
  /** Gives the focus back to the text. */
  readonly focus: () => void;
  readonly listen: (listeners: TextListeners) => () => void;
};

export type TextListeners = {
  /** The text changed. */
  readonly onChange?: () => void;
  readonly onSelection?: () => void;
  /** A lit passage was clicked or tapped. */
  readonly onPress?: (threadId: string) => void;
  /** The key for it was pressed, or the tool. */
  readonly onComment?: () => void;
};
