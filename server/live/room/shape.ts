import * as Y from 'yjs';
import { readMarkKey } from '@/domain/text/sequence/marks-in-force';
import { sequenceOf } from '@/server/text/read-sequence';
import { isAtHome } from '@/server/text/shape';
import { Places, type Structs } from './places';

/** How much further than the highest the number of an operation may be, besides how many there are. */
const numbersAhead = 1_000;

/** What an update is examined against: the text, and what is on its way into it. */
export type Standing = {
  readonly doc: Y.Doc;
  /** What has been accepted earlier and is still on its way. */
  readonly earlier: (id: Y.ID) => Y.Item | null;
  /** The highest number of an operation on marks that the text holds or has accepted. */
  readonly highestMark: number;
};

/**
 * Would this update make anything that a text cannot hold (server/text/shape.ts): an
 * unknown mark or entry, a value that cannot be, a link that may not be followed, a type
 * within a type, a mark that outnumbers all others for ever? Only what it writes is looked
 * at, so a keystroke costs two look-ups.
 */
export function isMisshapen(structs: Structs, standing: Standing): boolean {
  const places = new Places(structs, standing.doc, standing.earlier);
  const { count, highest } = marksIn(structs);
  if (highest > standing.highestMark + count + numbersAhead) return true;
  return structs.some((struct) => struct instanceof Y.Item && !standsWell(struct, places));
}

/** The highest number of an operation on marks that a text holds, those undone included. */
export function highestMarkIn(doc: Y.Doc): number {
  let highest = 0;
  for (let item = sequenceOf(doc)._start; item; item = item.right) {
    const { content } = item;
    if (content instanceof Y.ContentFormat)
      highest = Math.max(highest, readMarkKey(content.key)?.number ?? 0);
  }
  return highest;
}

/** How many operations on marks begin or end in these, and the highest of their numbers. */
export function marksIn(structs: Structs): { count: number; highest: number } {
  let count = 0;
  let highest = 0;
  for (const { content } of structs as readonly { content?: unknown }[]) {
    if (!(content instanceof Y.ContentFormat)) continue;
    count += 1;
    highest = Math.max(highest, readMarkKey(content.key)?.number ?? 0);
  }
  return { count, highest };
}

function standsWell(item: Y.Item, places: Places): boolean {
  // Deleted before it arrived: nothing of it will ever be read.
  if (item.content instanceof Y.ContentDeleted) return true;
  const place = places.of(item);
  if (place === 'torn' || place === 'gone') return place === 'gone';
  return isAtHome(item.content, place.inside, place.entry);
}
