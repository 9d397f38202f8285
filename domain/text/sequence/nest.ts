import type { TextAttributes, TextJson, TextMark, TextNode } from '@/domain/text/text';
import type { Block } from './block';
import { marksInForce } from './marks-in-force';
import { lineBreak } from './sequence';
import type { ShownNode } from './shown-node';
import { showBlocks } from './tree';

/**
 * The text of a sequence as it is hashed, numbered, printed and voted on. Ids stand where
 * something refers to them: at blocks, items and tables; an item's first paragraph has none.
 */
export function nest(blocks: readonly Block[]): TextJson {
  return { type: 'doc', content: showBlocks(blocks).map(nodeOf) };
}

function nodeOf({ type, attrs, block, children }: ShownNode): TextNode {
  const content = children.length > 0 ? children.map(nodeOf) : block ? inlineOf(block) : [];
  const kept = attributesOf(attrs);
  return {
    type,
    ...(Object.keys(kept).length > 0 && { attrs: kept }),
    ...(content.length > 0 && { content }),
  };
}

function attributesOf({ id, level, colspan, rowspan }: ShownNode['attrs']): TextAttributes {
  return {
    ...(id !== null && { id }),
    ...(level !== undefined && { level }),
    ...(colspan !== undefined && colspan !== 1 && { colspan }),
    ...(rowspan !== undefined && rowspan !== 1 && { rowspan }),
  };
}

/** Half a sign, or none: neither UTF-8 nor PostgreSQL's text can hold it. */
const unwritable = /[\p{Surrogate}\0]/gu;

/** The words of a block; neighbours with the same marks are one piece. */
function inlineOf({ pieces }: Block): TextNode[] {
  const nodes: TextNode[] = [];
  for (const { text, formatting } of pieces) {
    const marks = marksInForce(formatting);
    for (const [index, words] of text.split(lineBreak).entries()) {
      if (index > 0) nodes.push({ type: 'hardBreak' });
      if (words !== '') addWords(nodes, words.replaceAll(unwritable, '\uFFFD'), marks);
    }
  }
  return nodes;
}

function addWords(nodes: TextNode[], words: string, marks: readonly TextMark[]): void {
  const last = nodes.at(-1);
  if (last?.type === 'text' && sameMarks(last.marks ?? [], marks))
    nodes[nodes.length - 1] = { ...last, text: `${last.text ?? ''}${words}` };
  else nodes.push({ type: 'text', text: words, ...(marks.length > 0 && { marks }) });
}

function sameMarks(one: readonly TextMark[], other: readonly TextMark[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ type, attrs }, index) => {
      const mark = other[index];
      return mark?.type === type && mark.attrs?.href === attrs?.href;
    })
  );
}
