import { isSafeHref } from '@/domain/text/link';
import { type MarkName, markRules, type TextMark, type TextNode } from '@/domain/text/text';
import { type HtmlElement, hasClass, styleOf } from './html-tree';

/** The marks in force on words, with the address of a link. */
export type Marks = ReadonlyMap<MarkName, string | true>;

export const noMarks: Marks = new Map();

const markOfTag: Readonly<Record<string, MarkName>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  cite: 'italic',
  u: 'underline',
  s: 'strike',
  strike: 'strike',
  sup: 'superscript',
  sub: 'subscript',
};

/** The marks inside an element: those around it, what its name says, and what its style says. */
export function marksIn(element: HtmlElement, around: Marks): Marks {
  const marks = new Map(around);
  const named = markOfTag[element.tag];
  if (named) marks.set(named, true);
  const weight = styleOf(element, 'font-weight');
  // Google Docs wraps everything it copies in a <b> that is not bold.
  if (/^(?:normal|[1-4]00)$/u.test(weight)) marks.delete('bold');
  else if (/^(?:bold|bolder|[6-9]00)$/u.test(weight)) marks.set('bold', true);
  const slope = styleOf(element, 'font-style');
  if (slope === 'normal') marks.delete('italic');
  else if (/italic|oblique/u.test(slope)) marks.set('italic', true);
  lines(element, marks);
  raise(element, marks);
  return marks;
}

/** What is underlined in a link is only a link. */
function lines(element: HtmlElement, marks: Map<MarkName, string | true>): void {
  const drawn = `${styleOf(element, 'text-decoration')} ${styleOf(element, 'text-decoration-line')}`;
  if (drawn.includes('underline') && element.tag !== 'a') marks.set('underline', true);
  if (drawn.includes('line-through')) marks.set('strike', true);
}

function raise(element: HtmlElement, marks: Map<MarkName, string | true>): void {
  const height = styleOf(element, 'vertical-align');
  if (height === 'super' || hasClass(element, /^Superscript$/u)) marks.set('superscript', true);
  if (height === 'sub' || hasClass(element, /^Subscript$/u)) marks.set('subscript', true);
  if (height === 'baseline') {
    marks.delete('superscript');
    marks.delete('subscript');
  }
}

/** Google and Outlook send readers through themselves: the link goes where it says. */
export function targetOf(href: string): string {
  const redirect =
    /^https:\/\/www\.google\.com\/url\?(.*)$/u.exec(href) ??
    /^https:\/\/[a-z0-9.]+\.safelinks\.protection\.outlook\.com\/[^?]*\?(.*)$/u.exec(href);
  if (!redirect) return href;
  const asked = new URLSearchParams(redirect[1]);
  return asked.get('q') ?? asked.get('url') ?? href;
}

/** A place of the document itself that a link of it names. */
export function isInnerLink(href: string): boolean {
  return href.startsWith('#') && href.length > 1;
}

/**
 * Words with their marks, as a text keeps them. In a heading nothing is bold, since all of
 * it is; links are not underlined.
 */
export function textOf(text: string, marks: Marks, isHeading: boolean): TextNode {
  const kept: TextMark[] = [];
  for (const type of Object.keys(markRules) as MarkName[]) {
    const value = marks.get(type);
    if (value === undefined) continue;
    if (type === 'link') kept.push({ type, attrs: { href: String(value) } });
    else if (!isImplied(type, marks, isHeading)) kept.push({ type });
  }
  return kept.length > 0 ? { type: 'text', text, marks: kept } : { type: 'text', text };
}

function isImplied(type: MarkName, marks: Marks, isHeading: boolean): boolean {
  return (type === 'bold' && isHeading) || (type === 'underline' && marks.has('link'));
}

/** The address a link keeps; null where it leads nowhere we would send anybody. */
export function safeTargetOf(href: string): string | null {
  const target = targetOf(href.trim());
  return isInnerLink(target) || isSafeHref(target) ? target : null;
}

/**
 * Puts the pieces of a line together: one space where HTML has several, none at its ends
 * and around line breaks, neighbours with the same marks joined.
 */
export function tidyWords(pieces: readonly TextNode[]): TextNode[] {
  const tidy: TextNode[] = [];
  for (const piece of pieces) {
    if (piece.type === 'text') addWords(tidy, piece);
    else {
      trimEnd(tidy);
      if (tidy.length > 0) tidy.push(piece);
    }
  }
  trimEnd(tidy);
  while (tidy.at(-1)?.type === 'hardBreak') {
    tidy.pop();
    trimEnd(tidy);
  }
  return tidy;
}

function addWords(tidy: TextNode[], piece: TextNode): void {
  const last = tidy.at(-1);
  const before = last?.type === 'text' ? (last.text ?? '') : ' ';
  const words = piece.text ?? '';
  const text = before.endsWith(' ') ? words.replace(/^ /u, '') : words;
  if (text === '') return;
  if (last?.type === 'text' && sameMarks(last, piece)) {
    tidy[tidy.length - 1] = { ...last, text: before + text };
  } else {
    tidy.push({ ...piece, text });
  }
}

/** @returns whether there was a space to take away */
function trimEnd(pieces: TextNode[]): boolean {
  const last = pieces.at(-1);
  if (last?.type !== 'text' || !last.text?.endsWith(' ')) return false;
  const text = last.text.slice(0, -1);
  pieces.pop();
  if (text !== '') pieces.push({ ...last, text });
  return true;
}

function sameMarks(one: TextNode, other: TextNode): boolean {
  return JSON.stringify(one.marks ?? []) === JSON.stringify(other.marks ?? []);
}
