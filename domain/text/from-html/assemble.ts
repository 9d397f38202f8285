import type { TextNode } from '@/domain/text/text';
import { isWords, type Line, type ListSign, type WordsLine } from './lines';

/** A list while it is being put together, and what stands in one place of it. */
type OpenList = { readonly type: 'bulletList' | 'orderedList'; readonly items: Passage[][] };
type Passage = TextNode | OpenList;

/** The blocks of a text, from its lines: lists nested, quotes together. */
export function blocksOf(lines: readonly Line[]): TextNode[] {
  const blocks: TextNode[] = [];
  let quoted: WordsLine[] = [];
  let passages: WordsLine[] = [];
  const end = () => {
    blocks.push(...passagesOf(passages));
    const content = passagesOf(quoted);
    if (content.length > 0) blocks.push({ type: 'blockquote', content });
    passages = [];
    quoted = [];
  };
  for (const line of lines) {
    if (isWords(line) && line.place.kind !== 'heading') {
      if (line.isQuoted ? passages.length > 0 : quoted.length > 0) end();
      (line.isQuoted ? quoted : passages).push(line);
    } else {
      end();
      blocks.push(isWords(line) ? headingOf(line) : line.block);
    }
  }
  end();
  return blocks;
}

function headingOf({ place, content, id }: WordsLine): TextNode {
  const level = place.kind === 'heading' ? place.level : 1;
  return { type: 'heading', attrs: { ...(id && { id }), level }, content };
}

/** Paragraphs and lists, as quotes, items and cells hold them: what else there is, as paragraphs. */
export function passagesOf(lines: readonly Line[]): TextNode[] {
  const passages: Passage[] = [];
  /** The lists that are open, the outermost first. */
  let open: OpenList[] = [];
  for (const line of lines) {
    if (!isWords(line)) continue;
    const { place } = line;
    if (place.kind === 'item') {
      open = withItem(open, passages, place.depth, listTypeOf(place.sign));
    } else if (place.kind === 'more') {
      open = open.slice(0, Math.max(1, place.depth));
    } else {
      open = [];
    }
    const into = open.at(-1)?.items.at(-1) ?? passages;
    into.push(paragraphOf(line));
  }
  return passages.map(closed);
}

/** Begins an item: in the list of its depth that is open, or in a new one in its place. */
function withItem(
  open: readonly OpenList[],
  passages: Passage[],
  wanted: number,
  type: OpenList['type'],
): OpenList[] {
  // No item is more than one level inside the one above it.
  const depth = Math.min(wanted, open.length + 1);
  const kept = open.slice(0, depth);
  if (kept.length === depth && kept.at(-1)?.type !== type) kept.pop();
  if (kept.length < depth) {
    const list: OpenList = { type, items: [] };
    (kept.at(-1)?.items.at(-1) ?? passages).push(list);
    kept.push(list);
  }
  kept.at(-1)?.items.push([]);
  return kept;
}

function closed(passage: Passage): TextNode {
  if (!('items' in passage)) return passage;
  const content = passage.items.map((item): TextNode => ({
    type: 'listItem',
    content: item.map(closed),
  }));
  return { type: passage.type, content };
}

function listTypeOf(sign: ListSign): OpenList['type'] {
  return sign === 'bullet' ? 'bulletList' : 'orderedList';
}

function paragraphOf({ content, id }: WordsLine): TextNode {
  return {
    type: 'paragraph',
    ...(id && { attrs: { id } }),
    ...(content.length > 0 && { content }),
  };
}
