import { blockIdPattern } from '@/domain/text/text';

const prefix = 'clause-';

/** The HTML id of a block: the prefix keeps what a writer chose apart from the page's own ids. */
export function blockAnchor(id: string): string {
  return `${prefix}${id}`;
}

/** The block's id out of its HTML id, or null for another element's: pasted ones may be anything. */
export function blockIdFromAnchor(anchor: string): string | null {
  const id = anchor.startsWith(prefix) ? anchor.slice(prefix.length) : '';
  return blockIdPattern.test(id) ? id : null;
}
