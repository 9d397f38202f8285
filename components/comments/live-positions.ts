import {
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
      const relative = createRelativePositionFromJSON(position);
      const place = createAbsolutePositionFromRelativePosition(relative, doc);
      return place && { run: place.type, index: place.index };
    },
    point(run, index, stayWith) {
      const type = run as unknown as XmlText;
      const assoc = stayWith === 'next' ? 0 : -1;
      const relative = createRelativePositionFromTypeIndex(type, index, assoc);
      return relativePositionToJSON(relative) as Json;
    },
  };
}
