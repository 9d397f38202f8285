import { maxPassageLength, type Span } from '@/domain/comments/anchor';
import { trimSpan, type Segment } from '@/domain/comments/flat-text';
import { anchorAt, resolveAnchor, type Positions } from '@/domain/comments/resolve-anchor';
import { accept, refuse } from '@/domain/result';
import { blockIdFromAnchor } from '@/components/drafts/block-anchor';
import { besideRectangle } from './beside-rectangle';
import type { CommentedText, Highlight, TextListeners } from './commented-text';

// A printed text has no live positions: passages are found by their words.
const nowhere: Positions = { locate: () => null, point: () => null };

const blocksOfWords = 'p, h2, h3, h4, li, td, th, blockquote';

type PrintedSegment = Segment & { readonly node: Text };
type PrintedText = { readonly bare: string; readonly segments: readonly PrintedSegment[] };

/**
 * A saved or sealed text as it stands in the page. Its passages are lit by the browser's
 * own highlights, which change nothing in it; where a browser has none, it stays plain.
 */
export function printedText(container: HTMLElement): CommentedText {
  let shown: readonly Highlight[] = [];
  let activeId: string | null = null;
  const draw = () => {
    const text = readPrintedText(container);
    const rangesOf = (active: boolean) =>
      shown
        .filter(({ threadId }) => (threadId === activeId) === active)
        .flatMap((span) => rangeOf(text, span) ?? []);
    paint('comments', rangesOf(false));
    paint('comments-active', rangesOf(true));
  };
  const threadAt = (place: number | null) => {
    const [shortest] = shown
      .filter(({ from, to }) => place !== null && from <= place && place <= to)
      .toSorted((one, other) => one.to - one.from - (other.to - other.from));
    return shortest?.threadId ?? null;
  };
  const rangeOfThread = (threadId: string) => {
    const span = shown.find((one) => one.threadId === threadId);
    return span ? rangeOf(readPrintedText(container), span) : null;
  };
  const selected = () => spanOfSelection(readPrintedText(container), container);
  return {
    find(sought) {
      const text = readPrintedText(container);
      const found = sought.flatMap(({ id, anchor }) => {
        const span = resolveAnchor(anchor, text, nowhere);
        return span ? [[id, { ...span, threadId: id }] as const] : [];
      });
      return new Map(found);
    },
    light(highlights) {
      shown = highlights;
      draw();
    },
    lightActive(threadId) {
      activeId = threadId;
      draw();
    },
    anchorOfSelection() {
      const text = readPrintedText(container);
      const span = selected();
      const trimmed = span && trimSpan(text, span);
      const anchor = trimmed && anchorAt(text, trimmed, nowhere);
      if (!anchor) return refuse('nothing-selected');
      return anchor.passage.length > maxPassageLength ? refuse('passage-too-long') : accept(anchor);
    },
    threadAtCaret: () => null,
    placeOfSelection() {
      const span = selected();
      if (!span || span.from === span.to) return null;
      const boxes = document.getSelection()?.getRangeAt(0).getClientRects();
      const last = boxes?.[boxes.length - 1];
      return last ? besideRectangle(last) : null;
    },
    placeOfThread(threadId) {
      const range = rangeOfThread(threadId);
      return range && besideRectangle(range.getBoundingClientRect());
    },
    passages() {
      const text = readPrintedText(container);
      const found = shown.flatMap((span) => {
        const range = rangeOf(text, span);
        const [line] = range?.getClientRects() ?? [];
        const block = range?.endContainer.parentElement?.closest(blocksOfWords) ?? null;
        return line ? [[span.threadId, { line, block }] as const] : [];
      });
      return new Map(found);
    },
    show(threadId) {
      const range = rangeOfThread(threadId);
      if (!range) return;
      document.getSelection()?.removeAllRanges();
      document.getSelection()?.addRange(range);
      range.startContainer.parentElement?.scrollIntoView({ block: 'center' });
    },
    bringIntoView(threadId) {
      const range = rangeOfThread(threadId);
      range?.startContainer.parentElement?.scrollIntoView({ block: 'center' });
      return range !== null;
    },
    focus: () => undefined,
    listen: (listeners) =>
      listen(container, listeners, (event) =>
        threadAt(placeOfPoint(readPrintedText(container), event)),
      ),
  };
}

/** Reads the words of a printed text. Numbers of clauses are drawn by style and no part of it. */
export function readPrintedText(container: HTMLElement): PrintedText {
  const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT);
  const segments: PrintedSegment[] = [];
  let bare = '';
  let lastBlock: Element | null = null;
  for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
    const block = node.parentElement?.closest(blocksOfWords) ?? null;
    const text = node.data;
    const separated = block !== lastBlock || node.previousSibling?.nodeName === 'BR';
    const start = bare.length;
    const place = { index: start, start, position: start };
    segments.push({ node, text, ...place, blockId: blockIdOf(node), separated });
    bare += text;
    lastBlock = block;
  }
  return { bare, segments };
}

function blockIdOf(node: Text): string | null {
  const block = node.parentElement?.closest('[id^="clause-"]');
  return block ? blockIdFromAnchor(block.id) : null;
}

/** A stretch of bare text as a range of the page. */
export function rangeOf(text: PrintedText, { from, to }: Span): Range | null {
  const first = text.segments.find((one) => one.start + one.text.length > from);
  const last = text.segments.findLast((one) => one.start < to);
  if (!first || !last || from >= to) return null;
  const range = document.createRange();
  range.setStart(first.node, from - first.start);
  range.setEnd(last.node, Math.min(to - last.start, last.text.length));
  return range;
}

function spanOfSelection(text: PrintedText, container: HTMLElement): Span | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(container)) return null;
  const touched = text.segments.filter(({ node }) => range.intersectsNode(node));
  const [first] = touched;
  const last = touched.at(-1);
  if (!first || !last) return null;
  const from = range.startContainer === first.node ? range.startOffset : 0;
  const to = range.endContainer === last.node ? range.endOffset : last.text.length;
  return { from: first.start + from, to: last.start + to };
}

function placeOfPoint(text: PrintedText, { clientX, clientY }: MouseEvent): number | null {
  const caret = caretAt(clientX, clientY);
  const segment = caret && text.segments.find(({ node }) => node === caret.node);
  return segment ? segment.start + caret.offset : null;
}

type OldDocument = { caretRangeFromPoint?: (x: number, y: number) => Range | null };

/** Safari before 26 knows the caret at a point only by its old name. */
function caretAt(x: number, y: number): { node: Node; offset: number } | null {
  if ('caretPositionFromPoint' in document) {
    const caret = document.caretPositionFromPoint(x, y);
    return caret && { node: caret.offsetNode, offset: caret.offset };
  }
  const range = (document as OldDocument).caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}

function paint(name: string, ranges: readonly Range[]): void {
  if (!('highlights' in CSS)) return;
  if (ranges.length === 0) CSS.highlights.delete(name);
  else CSS.highlights.set(name, new globalThis.Highlight(...ranges));
}

function listen(
  container: HTMLElement,
  { onSelection, onPress, onComment }: TextListeners,
  threadOf: (event: MouseEvent) => string | null,
): () => void {
  const press = (event: MouseEvent) => {
    const threadId = document.getSelection()?.isCollapsed ? threadOf(event) : null;
    if (threadId !== null) onPress?.(threadId);
  };
  const key = (event: KeyboardEvent) => {
    const modified = (event.ctrlKey || event.metaKey) && event.altKey;
    if (!modified || event.code !== 'KeyM' || !onComment) return;
    event.preventDefault();
    onComment();
  };
  const stop = new AbortController();
  const { signal } = stop;
  if (onPress) container.addEventListener('click', press, { signal });
  if (onComment) document.addEventListener('keydown', key, { signal });
  if (onSelection) document.addEventListener('selectionchange', onSelection, { signal });
  return () => stop.abort();
}
