import {
  compareIDs,
  createAbsolutePositionFromRelativePosition,
  createRelativePositionFromJSON,
  createRelativePositionFromTypeIndex,
  relativePositionToJSON,
  type Doc,
} from 'yjs';
import type { Positions } from '@/domain/comments/resolve-anchor';
import type { Json } from '@/domain/record/canonical';
import { rootName } from '@/domain/text/sequence/sequence';

/** Yjs's relative positions of this tab's document, as domain/comments/ knows them. */
export function livePositions(doc: Doc): Positions {
  const text = doc.getText(rootName);
  return {
    locate(position) {
      const item = itemOf(position);
      if (!item) return null;
      const relative = createRelativePositionFromJSON(item);
      const place = createAbsolutePositionFromRelativePosition(relative, doc);
      if (place?.type !== text) return null;
      const { index, assoc } = place;
      const here = createRelativePositionFromTypeIndex(text, index, assoc).item;
      return { index, isThere: here !== null && compareIDs(here, relative.item) };
    },
    point(index, stayWith) {
      const assoc = stayWith === 'next' ? 0 : -1;
      const relative = createRelativePositionFromTypeIndex(text, index, assoc);
      return relativePositionToJSON(relative) as Json;
    },
  };
}

/** The character a position stands by; Yjs throws at positions that have none. */
function itemOf(position: Json): { item: Json; assoc: Json } | null {
  if (typeof position !== 'object' || position === null || !('item' in position)) return null;
  return position.item ? { item: position.item, assoc: position.assoc ?? 0 } : null;
}
