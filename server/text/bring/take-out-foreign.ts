import * as Y from 'yjs';
import { type Container, containerOf, isAtHome } from '@/server/text/shape';
import { sequenceOf } from '@/server/text/read-sequence';

/**
 * Takes out of a document, item by item, what no text can hold. What can be read of it
 * stays, and `bringTextTo` then makes of it what it should say.
 */
export function takeOutForeign(doc: Y.Doc): void {
  doc.transact((transaction) => {
    for (const item of foreignIn(sequenceOf(doc), 'text')) item.delete(transaction);
  });
}

type Branch = Pick<Y.AbstractType<unknown>, '_start' | '_map'>;

function foreignIn(type: Branch, inside: Container): Y.Item[] {
  const foreign: Y.Item[] = [];
  const look = (item: Y.Item, entry: string | null) => {
    if (item.deleted) return;
    const { content } = item;
    if (!isAtHome(content, inside, entry)) foreign.push(item);
    else if (content instanceof Y.ContentType)
      foreign.push(...foreignIn(content.type, containerOf(content.type) ?? 'lines'));
  };
  for (let item = type._start; item; item = item.right) look(item, null);
  for (const [entry, item] of type._map) look(item, entry);
  return foreign;
}
