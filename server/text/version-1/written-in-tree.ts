import * as Y from 'yjs';
import { textblockNames } from '@/domain/text/text';
import { treeName } from './read-tree';

/** A paragraph or heading of a text of version 1. */
export type TreeBlock = {
  /** The Yjs client that made it. */
  readonly client: number;
  readonly words: string;
  /** Which client wrote each character, in their order. */
  readonly clients: readonly number[];
};

/** Reads from a document of version 1 who wrote what, block by block. */
export function writtenInTree(doc: Y.Doc): TreeBlock[] {
  const blocks: TreeBlock[] = [];
  const pending: unknown[] = [doc.getXmlFragment(treeName)];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (!(node instanceof Y.XmlFragment)) continue;
    if (node instanceof Y.XmlElement && textblockNames.some((name) => name === node.nodeName))
      blocks.push(blockOf(node));
    else pending.push(...node.toArray().reverse());
  }
  return blocks;
}

function blockOf(element: Y.XmlElement): TreeBlock {
  const clients: number[] = [];
  let words = '';
  const add = (text: string, client: number) => {
    words += text;
    for (let count = 0; count < text.length; count += 1) clients.push(client);
  };
  for (const child of element.toArray()) {
    if (child instanceof Y.XmlElement) {
      if (child.nodeName === 'hardBreak' && child._item) add('\n', child._item.id.client);
      continue;
    }
    for (let item = child._start; item; item = item.right)
      if (!item.deleted && item.content instanceof Y.ContentString)
        add(item.content.str, item.id.client);
  }
  return { client: element._item?.id.client ?? 0, words, clients };
}
