import { canonicalJson } from '@/domain/record/canonical';
import {
  type MarkName,
  markRules,
  type TextAttributes,
  type TextJson,
  type TextMark,
  type TextNode,
} from './text';

const markOrder = Object.keys(markRules) as readonly MarkName[];

/**
 * The one way to write a text in bytes: what is hashed, sealed, voted and reported.
 *
 * Texts that say the same have the same bytes: default and empty attributes, empty
 * marks and empty content are left out, marks stand in one order, neighbouring words
 * with the same marks are one piece. Letters are never changed. Ids of blocks belong to
 * the text, so that a link to a clause of a sealed text never breaks.
 */
export function canonicalText(text: TextJson): string {
  return canonicalJson(normalizeText(text));
}

/** The same text in its canonical shape. Normalizing twice changes nothing. */
export function normalizeText(text: TextJson): TextJson {
  return { type: 'doc', content: normalizeContent(text.content ?? []) };
}

function normalizeNode(node: TextNode): TextNode {
  const attrs = normalizeAttributes(node.attrs ?? {});
  const content = normalizeContent(node.content ?? []);
  const marks = node.type === 'text' ? normalizeMarks(node.marks ?? []) : [];
  return {
    type: node.type,
    ...(Object.keys(attrs).length > 0 && { attrs }),
    ...(content.length > 0 && { content }),
    ...(marks.length > 0 && { marks }),
    ...(node.text !== undefined && { text: node.text }),
  };
}

/** Attributes that say something, in one order. */
export function normalizeAttributes({
  id,
  level,
  colspan,
  rowspan,
}: TextAttributes): TextAttributes {
  return {
    ...(id && { id }),
    ...(level !== undefined && { level }),
    ...(colspan !== undefined && colspan !== 1 && { colspan }),
    ...(rowspan !== undefined && rowspan !== 1 && { rowspan }),
  };
}

function normalizeMarks(marks: readonly TextMark[]): TextMark[] {
  return markOrder.flatMap((type) => {
    const mark = marks.find((candidate) => candidate.type === type);
    if (!mark) return [];
    const href = mark.attrs?.href;
    return [href === undefined ? { type } : { type, attrs: { href } }];
  });
}

function normalizeContent(content: readonly TextNode[]): TextNode[] {
  const pieces: TextNode[] = [];
  for (const node of content.map(normalizeNode)) {
    const last = pieces.at(-1);
    if (node.type === 'text' && node.text === '') continue;
    if (last && joins(last, node)) {
      pieces[pieces.length - 1] = { ...last, text: `${last.text ?? ''}${node.text ?? ''}` };
    } else {
      pieces.push(node);
    }
  }
  return pieces;
}

function joins(left: TextNode, right: TextNode): boolean {
  if (left.type !== 'text' || right.type !== 'text') return false;
  return canonicalJson(left.marks ?? []) === canonicalJson(right.marks ?? []);
}
