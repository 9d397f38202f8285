import {
  compareIDs,
  createAbsolutePositionFromRelativePosition,
  createRelativePositionFromJSON,
  createRelativePositionFromTypeIndex,
  relativePositionToJSON,
  type Doc,
  type XmlText,
} from 'yjs';
import type { Positions } from '@/domain/comments/resolve-anchor';
import type { Json } from '@/domain/record/canonical';

/** Yjs's relative positions of this tab's document, as domain/comments/ knows them. */
export function livePositions(doc: Doc): Positions {
  return {
    locate(position) {
      const item = itemOf(position);
      if (!item) return null;
      const relative = createRelativePositionFromJSON(item);
      const place = createAbsolutePositionFromRelativePosition(relative, doc);
      if (!place) return null;
      const { type, index, assoc } = place;
      const here = createRelativePositionFromTypeIndex(type, index, assoc).item;
      const isThere = here !== null && compareIDs(here, relative.item);
      return { run: type, index, isThere };
    },
    point(run, index, stayWith) {
      const type = run as unknown as XmlText;
      const assoc = stayWith === 'next' ? 0 : -1;
      const relative = createRelativePositionFromTypeIndex(type, index, assoc);
      return relativePositionToJSON(relative) as Json;
    },
  };
}

/** The character a position stands by; Yjs throws at positions that have none. */
function itemOf(position: Json): { item: Json; assoc: Json } | null {
  if (typeof position !== 'object' || position === null || !('item' in position)) return null;
  return position.item ? { item: position.item, assoc: position.assoc ?? 0 } : null;
}
