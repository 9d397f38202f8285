import * as Y from 'yjs';
import { isSafeHref } from '@/domain/text/link';
import { isAttribute } from '@/domain/text/read-text';
import {
  type AttributeName,
  depthMax,
  markRules,
  type NodeName,
  nodeRules,
} from '@/domain/text/text';
import { kindOf, Places, type Place, type Structs } from './places';
import { fragmentName } from '@/server/text/text-to-yjs';

/**
 * Would this update make anything that a text cannot hold (domain/text/text.ts): an
 * unknown node or mark, one in the wrong place, an attribute of another kind, a link that
 * may not be followed, words where no words stand, elements nested without end? Only what
 * it writes is looked at, so a keystroke costs two look-ups.
 *
 * What an update builds on is found in itself, in the document, and in what has been
 * accepted `earlier` and is still on its way into it.
 */
export function isMisshapen(
  structs: Structs,
  doc: Y.Doc,
  earlier: (id: Y.ID) => Y.Item | null,
): boolean {
  const places = new Places(structs, doc, earlier);
  return structs.some((struct) => struct instanceof Y.Item && !isAtHome(struct, places));
}

/**
 * Is all that stands in a document what a text can hold? What came through the door is;
 * this finds what was there before it, or came around it. Reading changes nothing.
 */
export function isSound(doc: Y.Doc): boolean {
  const open: Standing[] = [
    { type: doc.getXmlFragment(fragmentName), container: '', inside: 'doc', level: 1 },
  ];
  for (let around = open.pop(); around; around = open.pop()) {
    for (const item of childrenOf(around.type)) {
      if (!isAllowed(item.content, { ...around, attribute: null })) return false;
      if (item.content instanceof Y.ContentType) open.push(standing(item.content.type, around));
    }
    for (const [attribute, item] of around.type._map) {
      if (!item.deleted && !isAllowed(item.content, { ...around, attribute })) return false;
    }
  }
  return true;
}

type Branch = Pick<Y.XmlFragment, '_start' | '_map'>;

type Standing = Omit<Place, 'attribute'> & { type: Branch };

function standing(type: Branch, around: Standing): Standing {
  return { type, container: '', inside: kindOf(type) ?? 'words', level: around.level + 1 };
}

function* childrenOf(type: Branch): Generator<Y.Item> {
  for (let item = type._start; item; item = item.right) if (!item.deleted) yield item;
}

function isAtHome(item: Y.Item, places: Places): boolean {
  // Deleted before it arrived: nothing of it will ever be read.
  if (item.content instanceof Y.ContentDeleted) return true;
  const place = places.of(item);
  if (place === 'torn' || place === 'gone') return place === 'gone';
  return isAllowed(item.content, place);
}

function isAllowed(content: Y.Item['content'], place: Place): boolean {
  if (content instanceof Y.ContentType) return isNodeAtHome(content.type, place);
  if (content instanceof Y.ContentAny) return isAttributeAtHome(content.arr, place);
  if (place.inside !== 'words' || place.attribute !== null) return false;
  if (content instanceof Y.ContentFormat) return isMark(content.key, content.value);
  return content instanceof Y.ContentString;
}

function isNodeAtHome(type: unknown, { inside, attribute, level }: Place): boolean {
  if (inside === 'words' || attribute !== null || level > depthMax) return false;
  const allowed: readonly NodeName[] = nodeRules[inside].content;
  if (type instanceof Y.XmlText) return allowed.includes('text');
  if (!(type instanceof Y.XmlElement)) return false;
  return type.nodeName !== 'text' && allowed.some((name) => name === type.nodeName);
}

function isAttributeAtHome(values: readonly unknown[], { inside, attribute }: Place): boolean {
  if (inside === 'words' || attribute === null || values.length !== 1) return false;
  const allowed: readonly AttributeName[] = nodeRules[inside].attributes;
  const name = allowed.find((one) => one === attribute);
  const [value] = values;
  return name !== undefined && (value === null || value === undefined || isAttribute(name, value));
}

/** A mark begins with its attributes and ends with null. */
function isMark(name: string, value: unknown): boolean {
  if (!Object.hasOwn(markRules, name)) return false;
  if (value === null) return true;
  if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return false;
  const fields = Object.entries(value);
  if (name !== 'link') return fields.length === 0;
  return fields.length === 1 && fields[0]?.[0] === 'href' && isSafeHref(fields[0][1]);
}
