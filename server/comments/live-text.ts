import * as Y from 'yjs';
import { readFlatText, type FlatText } from '@/domain/comments/flat-text';
import type { Positions } from '@/domain/comments/resolve-anchor';
import type { Json } from '@/domain/record/canonical';
import { sequencesSince } from '@/domain/text/schema-version';
import { showBlocks } from '@/domain/text/sequence/tree';
import type { Database } from '@/server/database/client';
import { readDocument } from '@/server/text/documents';
import { blocksOf, sequenceOf } from '@/server/text/read-sequence';
import { storedDoc } from '@/server/text/stored-doc';

/** A stored text, flat, with the positions of its live form. Reading it changes nothing. */
export type LiveText = { flat: FlatText; positions: Positions; sequence: number };

/** Reads a document's text as it is stored now, on a copy of its own. */
export async function readLiveText(database: Database, documentId: string): Promise<LiveText> {
  const { state, sequence, schemaVersion } = await readDocument(database, documentId);
  const doc = storedDoc([state]);
  const positions = schemaVersion < sequencesSince ? nowhere : positionsIn(doc);
  return { flat: flatTextOf(doc), positions, sequence };
}

/** Positions of version 1 say nothing in a sequence: passages are found by their words. */
const nowhere: Positions = { locate: () => null, point: () => null };

export function flatTextOf(doc: Y.Doc): FlatText {
  return readFlatText(showBlocks(blocksOf(doc).blocks));
}

/**
 * The character a position stands by. A span holds at least one, so there always is one
 * in what `point` made; Yjs throws at positions without, and makes root types by name.
 */
function itemOf(position: Json): { item: Json; assoc: Json } | null {
  if (typeof position !== 'object' || position === null || !('item' in position)) return null;
  return position.item ? { item: position.item, assoc: position.assoc ?? 0 } : null;
}

/** Yjs's relative positions of one document, as domain/comments/ knows them. */
export function positionsIn(doc: Y.Doc): Positions {
  const text = sequenceOf(doc);
  return {
    locate(position) {
      const item = itemOf(position);
      if (!item) return null;
      const relative = Y.createRelativePositionFromJSON(item);
      const place = Y.createAbsolutePositionFromRelativePosition(relative, doc);
      if (place?.type !== text) return null;
      const { index, assoc } = place;
      const here = Y.createRelativePositionFromTypeIndex(text, index, assoc).item;
      return { index, isThere: here !== null && Y.compareIDs(here, relative.item) };
    },
    point(index, stayWith) {
      const assoc = stayWith === 'next' ? 0 : -1;
      const relative = Y.createRelativePositionFromTypeIndex(text, index, assoc);
      return Y.relativePositionToJSON(relative) as Json;
    },
  };
}
