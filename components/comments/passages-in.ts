import type { PassageInWindow } from './commented-text';

/** The passages that are lit in a live text, each where its first piece begins. */
export function passagesIn(text: Element): ReadonlyMap<string, PassageInWindow> {
  const found = new Map<string, PassageInWindow>();
  for (const piece of text.querySelectorAll<HTMLElement>('[data-thread]')) {
    const threadId = piece.dataset['thread'] ?? '';
    const [line] = found.has(threadId) ? [] : piece.getClientRects();
    if (line) found.set(threadId, { line, block: null });
  }
  return found;
}
