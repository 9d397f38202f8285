import * as Y from 'yjs';
import { isLineId, isMarkerAttribute, lineListNames } from '@/domain/text/sequence/marker';
import { isMarkValue, readMarkKey } from '@/domain/text/sequence/marks-in-force';
import { sequenceOf } from './read-sequence';

/**
 * What an item stands in: the text itself, a marker (under the name of an entry), or the
 * list of a table's rows or columns. Nothing stands deeper.
 */
export type Container = 'text' | 'marker' | 'lines';

/** May this stand there? What a text is made of is told in docs/text-model.md. */
export function isAtHome(
  content: Y.Item['content'],
  inside: Container,
  entry: string | null,
): boolean {
  if (inside === 'marker') return entry !== null && isEntry(content, entry);
  if (entry !== null) return false;
  if (inside === 'lines') return content instanceof Y.ContentAny && content.arr.every(isLineId);
  if (content instanceof Y.ContentFormat) return isOperation(content.key, content.value);
  if (content instanceof Y.ContentType) return containerOf(content.type) === 'marker';
  return content instanceof Y.ContentString;
}

/** What stands in a type that was put into a text; null for what no text holds. */
export function containerOf(type: unknown): Exclude<Container, 'text'> | null {
  if (type instanceof Y.Map) return 'marker';
  return type instanceof Y.Array ? 'lines' : null;
}

/**
 * Is all that stands in a document what a text can hold? What came through the door is;
 * this finds what was there before it, or came around it. Reading changes nothing.
 */
export function isSound(doc: Y.Doc): boolean {
  const text = sequenceOf(doc);
  if (hasEntries(text)) return false;
  for (const { content } of childrenOf(text)) {
    if (!isAtHome(content, 'text', null)) return false;
    if (content instanceof Y.ContentType && !isSoundMarker(content.type)) return false;
  }
  return true;
}

type Branch = Pick<Y.AbstractType<unknown>, '_start' | '_map'>;

function isSoundMarker(marker: Branch): boolean {
  for (const _inside of childrenOf(marker)) return false;
  for (const [entry, { deleted, content }] of marker._map) {
    if (deleted) continue;
    if (!isAtHome(content, 'marker', entry)) return false;
    if (content instanceof Y.ContentType && !isSoundList(content.type)) return false;
  }
  return true;
}

function isSoundList(lines: Branch): boolean {
  if (hasEntries(lines)) return false;
  for (const { content } of childrenOf(lines)) if (!isAtHome(content, 'lines', null)) return false;
  return true;
}

function hasEntries({ _map: entries }: Branch): boolean {
  return [...entries.values()].some(({ deleted }) => !deleted);
}

function* childrenOf(type: Branch): Generator<Y.Item> {
  for (let item = type._start; item; item = item.right) if (!item.deleted) yield item;
}

function isEntry(content: Y.Item['content'], entry: string): boolean {
  if (content instanceof Y.ContentType)
    return lineListNames.some((name) => name === entry) && containerOf(content.type) === 'lines';
  if (!(content instanceof Y.ContentAny) || content.arr.length !== 1) return false;
  return isMarkerAttribute(entry, content.arr[0]);
}

/** An operation on a mark begins with its value and ends with what was in force before: null. */
function isOperation(key: string, value: unknown): boolean {
  const operation = readMarkKey(key);
  if (!operation) return false;
  if (value === null) return true;
  // A prototype that came with the value would be read as a link's address.
  if (typeof value === 'object' && Object.getPrototypeOf(value) !== Object.prototype) return false;
  return isMarkValue(operation.name, value);
}
