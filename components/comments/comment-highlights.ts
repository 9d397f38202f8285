import { Extension, type Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { clauseCount } from './clause-count';
import type { Highlight } from './commented-text';
import { newThreadId } from './new-thread-id';

type Highlights = {
  readonly ranges: readonly Highlight[];
  readonly activeId: string | null;
  readonly decorations: DecorationSet;
};

/** What the panel tells the editor: the passages, or which thread is looked at. */
type Told = { readonly ranges?: readonly Highlight[]; readonly activeId?: string | null };

const key = new PluginKey<Highlights>('commentHighlights');

const look = 'comment-highlight border-b-2 border-dotted border-caution bg-highlight';
const activeLook =
  'comment-highlight comment-highlight-active border-b-2 border-solid border-caution bg-highlight-active';

/**
 * Shows commented passages in the text. They are decorations: the text itself holds
 * nothing of them. Add it to the editor's extensions; the panel fills it.
 */
export const CommentHighlights = Extension.create({
  name: 'commentHighlights',
  addStorage: (): CommentHighlightsStorage => ({ onPress: null, onComment: null }),
  addProseMirrorPlugins() {
    const { storage } = this;
    return [
      new Plugin<Highlights>({
        key,
        state: {
          init: () => ({ ranges: [], activeId: null, decorations: DecorationSet.empty }),
          apply: applyTransaction,
        },
        props: {
          decorations: (state) => key.getState(state)?.decorations,
          handleClick(view, position) {
            const threadId = threadAt(view.state, position);
            if (threadId !== null) storage.onPress?.(threadId);
            return false;
          },
        },
      }),
    ];
  },
});

/** What the panel hears of the editor. */
export type CommentHighlightsStorage = {
  /** A highlighted passage was clicked or tapped. */
  onPress: ((threadId: string) => void) | null;
  /** The key for it was pressed, or the tool. True if something came of it. */
  onComment: (() => boolean) | null;
};

declare module '@tiptap/core' {
  // Tiptap's own way to type an extension's storage is to extend this interface.
  // oxlint-disable-next-line typescript/consistent-type-definitions
  interface Storage {
    commentHighlights: CommentHighlightsStorage;
  }
}

/** Listens to the highlights of an editor until the function it returns is called. */
export function hearHighlights(
  editor: Editor,
  heard: Partial<CommentHighlightsStorage>,
): () => void {
  const storage = editor.storage.commentHighlights as CommentHighlightsStorage | undefined;
  // An editor without the extension (a plain viewer of a text) has nothing to tell.
  if (!storage) return () => undefined;
  Object.assign(storage, heard);
  return () => {
    for (const name of Object.keys(heard)) Object.assign(storage, { [name]: null });
  };
}

/** The transaction that tells the editor which passages to show, or which thread is looked at. */
export function tellHighlights(transaction: Transaction, told: Told): Transaction {
  return transaction.setMeta(key, told).setMeta('addToHistory', false);
}

/** The passages as the editor shows them now, moved along with every edit. */
export function highlightsIn(state: EditorState): readonly Highlight[] {
  return key.getState(state)?.ranges ?? [];
}

/** The thread whose passage is at this place; of several the one with the shortest passage. */
export function threadAt(state: EditorState, position: number): string | null {
  const [shortest] = highlightsIn(state)
    .filter(({ from, to }) => from <= position && position <= to)
    .toSorted((one, other) => one.to - one.from - (other.to - other.from));
  return shortest?.threadId ?? null;
}

function applyTransaction(transaction: Transaction, before: Highlights): Highlights {
  const told = transaction.getMeta(key) as Told | undefined;
  if (told) {
    const { ranges, activeId } = { ...before, ...told };
    return { ranges, activeId, decorations: decorate(transaction.doc, ranges, activeId) };
  }
  if (!transaction.docChanged) return before;
  // What anybody writes only moves what is drawn: nothing of it is drawn anew.
  const { mapping, doc } = transaction;
  const ranges = before.ranges.map(({ from, to, threadId }) => ({
    threadId,
    from: mapping.map(from, 1),
    to: mapping.map(to, -1),
  }));
  return { ...before, ranges, decorations: before.decorations.map(mapping, doc) };
}

function decorate(doc: Node, ranges: readonly Highlight[], activeId: string | null): DecorationSet {
  const shown = ranges.filter(({ from, to }) => from < to && to <= doc.content.size);
  const passages = shown.map(({ from, to, threadId }) =>
    Decoration.inline(from, to, {
      class: threadId === activeId ? activeLook : look,
      'data-thread': threadId,
      'aria-details': `thread-${threadId}`,
    }),
  );
  return DecorationSet.create(doc, [...passages, ...countsAtEnds(doc, shown)]);
}

/** How many threads each block has, at its end; seen only where no margin is. */
function countsAtEnds(doc: Node, shown: readonly Highlight[]): Decoration[] {
  const byEnd = new Map<number, string[]>();
  for (const { to, threadId } of shown) {
    if (threadId === newThreadId) continue;
    const end = doc.resolve(to).end();
    byEnd.set(end, [...(byEnd.get(end) ?? []), threadId]);
  }
  return [...byEnd].map(([end, ids]) =>
    Decoration.widget(end, () => clauseCount(ids), {
      side: 1,
      key: `count ${ids.join(' ')}`,
      ignoreSelection: true,
      stopEvent: () => true,
    }),
  );
}
