import { DOMSerializer, type Schema } from '@tiptap/pm/model';
import { blockAnchor } from '@/components/drafts/block-anchor';
import { newBlockId } from '@/components/drafts/binding/new-block-id';
import { type LeftOut } from '@/domain/text/from-html/left-out';
import { readHtml } from '@/domain/text/from-html/read-html';
import type { Places } from '@/domain/text/from-html/inner-links';
import type { TextJson, TextNode } from '@/domain/text/text';
import { htmlTreeOf } from './html-tree-of';
import { quietStyles } from './quiet-styles';

/** What became of a paste: HTML that holds only what a text can, or too much for one go. */
export type Pasted =
  | { readonly kind: 'read'; readonly html: string; readonly leftOut: LeftOut }
  | { readonly kind: 'too-large' };

/** Where links within a document that was pasted lead. */
export const places: Places = {
  newId: newBlockId,
  addressOf: (id) => `#${blockAnchor(id)}`,
};

/** One change must fit into one message to the server; what a block costs there is a guess. */
const bytesMax = 240 * 1024;
const bytesPerNode = 60;

/** Reads HTML of the clipboard as a text. */
export function readPasted(html: string, schema: Schema): Pasted {
  // From a text of ours: nothing to read, and ids show which blocks were moved.
  if (html.includes('data-pm-slice')) {
    if (isTooLargeHtml(html)) return { kind: 'too-large' };
    return { kind: 'read', html: quietStyles(html), leftOut: {} };
  }
  const tree = htmlTreeOf(html);
  if (!tree) return { kind: 'too-large' };
  const { text, leftOut } = readHtml(tree, places);
  if (isTooLarge(text)) return { kind: 'too-large' };
  return { kind: 'read', html: htmlOf(text, schema), leftOut };
}

/** Is it more than one change may be? */
export function isTooLarge(text: TextJson): boolean {
  return bytesOf(text) > bytesMax;
}

/** The same guess for HTML of our own, which is not read: half a block for each tag. */
function isTooLargeHtml(html: string): boolean {
  const words = html.replaceAll(/<[^<>]*>/gu, '');
  const tags = html.split('<').length - 1;
  return new TextEncoder().encode(words).length + (tags * bytesPerNode) / 2 > bytesMax;
}

function bytesOf({ text, content }: TextNode): number {
  const words = text === undefined ? 0 : new TextEncoder().encode(text).length;
  return (content ?? []).reduce((sum, child) => sum + bytesOf(child), words + bytesPerNode);
}

function htmlOf(text: TextJson, schema: Schema): string {
  const place = document.createElement('div');
  const { content } = schema.nodeFromJSON(text);
  place.append(DOMSerializer.fromSchema(schema).serializeFragment(content));
  return place.innerHTML;
}
