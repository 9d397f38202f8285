import { type HtmlElement, hasClass, styleOf } from './html-tree';
import type { LeftOutKind } from './left-out';

/** Not text at all. */
const machinery = new Set(
  'head style script meta link title xml object embed iframe noscript template colgroup col button input select textarea audio video canvas map area'.split(
    ' ',
  ),
);
const pictures = new Set(['img', 'svg', 'picture', 'figure-image', 'v:imagedata', 'v:shape']);
const formulas = new Set(['math', 'm:omath', 'm:omathpara']);

/**
 * What of an element is left out whole: a name under which it is counted, `nothing` for
 * what nobody misses, or null for what is read.
 */
export function leftOutAs(element: HtmlElement): LeftOutKind | 'nothing' | null {
  const { tag } = element;
  if (machinery.has(tag)) return 'nothing';
  if (pictures.has(tag)) return isSpacer(element) ? 'nothing' : 'pictures';
  if (formulas.has(tag)) return 'formulas';
  if (tag === 'del' || hasClass(element, /^msoDel$/u)) return 'deletions';
  return leftOutOfWord(element);
}

/** A picture of one pixel is a counter of readers, or room between words. */
function isSpacer({ attributes: { width, height } }: HtmlElement): boolean {
  return Number(width ?? 9) <= 1 || Number(height ?? 9) <= 1;
}

function leftOutOfWord(element: HtmlElement): LeftOutKind | 'nothing' | null {
  const part = styleOf(element, 'mso-element');
  if (part === 'comment') return 'comments';
  if (part === 'comment-list' || part === 'header' || part === 'footer') return null;
  if (styleOf(element, 'mso-special-character') === 'comment') return 'nothing';
  if (hasClass(element, /^(?:MsoCommentReference|msocomoff|Apple-interchange-newline|EOP)$/u)) {
    return 'nothing';
  }
  const isHidden = styleOf(element, 'mso-hide') === 'all' || styleOf(element, 'display') === 'none';
  if (isHidden) return 'nothing';
  // A list of contents repeats the headings, with the pages of another paper.
  return hasClass(element, /^MsoToc\d$/u) || isContents(element) ? 'contents' : null;
}

function isContents({ tag, attributes }: HtmlElement): boolean {
  return tag === 'div' && /^Table of Contents\d*$/u.test(attributes['id'] ?? '');
}
