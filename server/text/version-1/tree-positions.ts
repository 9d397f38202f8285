import * as Y from 'yjs';
import type { FlatText, Segment } from '@/domain/comments/flat-text';
import type { Positions } from '@/domain/comments/resolve-anchor';
import type { Json } from '@/domain/record/canonical';
import { treeName } from './read-tree';

type Run = { readonly words: Y.XmlText; readonly segment: Segment };

/**
 * The bare words of a text of version 1, and its positions in them. The sequence that it
 * is brought over into has the same bare words: what an anchor holds here is there as well.
 */
export function bareTree(tree: Y.Doc): { flat: FlatText; positions: Positions } {
  const runs: Run[] = [];
  let bare = '';
  const visit = (parent: Y.XmlFragment, around: string | null) => {
    for (const child of parent.toArray()) {
      if (child instanceof Y.XmlElement) {
        const id: unknown = child.getAttribute('id');
        visit(child, typeof id === 'string' ? id : around);
      } else if (child instanceof Y.XmlText) {
        const text = plainWords(child);
        const place = { index: bare.length, start: bare.length, position: bare.length };
        const segment = { ...place, text, blockId: around, separated: true };
        runs.push({ words: child, segment });
        bare += text;
      }
    }
  };
  visit(tree.getXmlFragment(treeName), null);
  const flat = { bare, segments: runs.map(({ segment }) => segment) };
  return { flat, positions: positionsAmong(tree, runs) };
}

function plainWords(words: Y.XmlText): string {
  const delta: { insert?: unknown }[] = words.toDelta();
  // What is no text in a run counts as one place.
  return delta.map(({ insert }) => (typeof insert === 'string' ? insert : '\uFFFC')).join('');
}

function positionsAmong(tree: Y.Doc, runs: readonly Run[]): Positions {
  return {
    locate(position) {
      const item = itemOf(position);
      if (!item) return null;
      const relative = Y.createRelativePositionFromJSON(item);
      const place = Y.createAbsolutePositionFromRelativePosition(relative, tree);
      const run = place && runs.find(({ words }) => words === place.type);
      if (!place || !run) return null;
      const here = Y.createRelativePositionFromTypeIndex(run.words, place.index, place.assoc).item;
      const isThere = here !== null && Y.compareIDs(here, relative.item);
      return { index: run.segment.index + place.index, isThere };
    },
    // Nobody points into a tree any more.
    point: () => null,
  };
}

function itemOf(position: Json): { item: Json; assoc: Json } | null {
  if (typeof position !== 'object' || position === null || !('item' in position)) return null;
  return position.item ? { item: position.item, assoc: position.assoc ?? 0 } : null;
}
