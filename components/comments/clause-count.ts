/** Marks the counts; pressing one opens the first of its threads (use-clause-counts.ts). */
export const clauseCountClass = 'clause-count';

/** The id of the words that say what a count counts; the comments have them on the page. */
export const countWordsId = 'clause-count-words';

/**
 * The number of threads about a block, as a small button at its end: for screens without
 * room beside the text. The number is drawn by style (comments.css), so it is no word of
 * the text, and nothing that reads or copies the text meets it.
 */
export function clauseCount(threadIds: readonly string[]): HTMLElement {
  const button = document.createElement('button');
  const count = String(threadIds.length);
  button.type = 'button';
  button.className = clauseCountClass;
  button.contentEditable = 'false';
  button.id = `count-${threadIds[0]}`;
  button.dataset['threads'] = threadIds.join(' ');
  button.dataset['count'] = count;
  // Called by the words of the page and by its own number: "Comments here: 2".
  button.setAttribute('aria-label', count);
  button.setAttribute('aria-labelledby', `${countWordsId} ${button.id}`);
  return button;
}
