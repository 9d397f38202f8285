import type { TextNode } from '@/domain/text/text';
import { type HtmlElement, hasClass, type HtmlNode, wordsIn } from './html-tree';
import type { LeftOutCount } from './left-out';
import type { Line, LinePlace } from './lines';
import { isTypedSign, signOf, signOfList, wordDepthOf } from './list-signs';
import { holdsNote, isNoteLink, isNoteList, leadsBack, noteSignOf } from './notes';
import { type Marks, marksIn, noMarks, safeTargetOf, textOf, tidyWords } from './read-words';
import { linesOfTable } from './read-table';
import { leftOutAs } from './unseen';

/** Elements that begin and end lines of their own. */
const blockTags = new Set(
  'p div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table tbody thead tfoot tr td th caption blockquote hr pre section article main header footer aside nav figure figcaption address details summary center form fieldset'.split(
    ' ',
  ),
);

/** Deeper is nobody's text: what is there counts as words of the element above. */
const depthMax = 150;

/** Lists in lists: what is deeper stands at the deepest level. */
const listDepthMax = 8;

/** How the words inside an element stand. */
type Around = {
  readonly place: LinePlace;
  readonly marks: Marks;
  readonly isQuoted: boolean;
  readonly isPre: boolean;
  /** How many lists it is in, and the list itself. */
  readonly listDepth: number;
  readonly list: HtmlElement | null;
  readonly depth: number;
};

const outermost: Around = {
  place: { kind: 'paragraph' },
  marks: noMarks,
  isQuoted: false,
  isPre: false,
  listDepth: 0,
  list: null,
  depth: 0,
};

/** What was read: lines, and the notes they refer to. */
export type Reading = {
  readonly lines: Line[];
  readonly notes: Note[];
  /** How often the words refer to a note. */
  readonly references: number;
};
export type Note = { readonly sign: string; readonly lines: readonly Line[] };

/** Reads an element as lines, whichever program wrote it. */
export function readLines(root: HtmlElement, leftOut: LeftOutCount): Reading {
  const reader = new LineReader(leftOut);
  reader.inside(root, outermost);
  reader.endLine(outermost);
  return reader;
}

class LineReader implements Reading {
  readonly lines: Line[] = [];
  readonly notes: Note[] = [];
  references = 0;
  private pieces: TextNode[] = [];
  private anchors: string[] = [];
  /** Items whose first words have come: what follows in them is a further paragraph. */
  private readonly begun = new Set<LinePlace>();

  constructor(private readonly leftOut: LeftOutCount) {}

  inside(element: HtmlElement, around: Around): void {
    for (const child of element.children) this.node(child, around);
  }

  /** Ends the words gathered so far as a line, if there are any. */
  endLine({ place, isQuoted }: Around): void {
    const content = tidyWords(this.pieces);
    this.pieces = [];
    if (content.every(({ text }) => (text ?? '').trim() === '')) return;
    const stands = place.kind === 'item' && this.begun.has(place) ? moreOf(place) : place;
    this.begun.add(place);
    this.lines.push({ place: stands, content, isQuoted, anchors: this.anchors });
    this.anchors = [];
  }

  private node(node: HtmlNode, around: Around): void {
    if (typeof node === 'string') this.words(node, around);
    else if (around.depth >= depthMax) this.words(wordsIn(node), around);
    else this.element(node, { ...around, depth: around.depth + 1 });
  }

  private words(words: string, { marks, isPre, place }: Around): void {
    const plain = words
      .replaceAll(/[\u2028\u2029]/gu, ' ')
      .replaceAll(/[\ufeff\p{Surrogate}]/gu, '');
    if (!isPre) {
      const text = plain.replaceAll(/[ \t\r\n\f]+/gu, ' ');
      if (text !== '') this.pieces.push(textOf(text, marks, place.kind === 'heading'));
      return;
    }
    for (const [index, line] of plain.split('\n').entries()) {
      if (index > 0) this.pieces.push({ type: 'hardBreak' });
      if (line !== '') this.pieces.push(textOf(line.replaceAll('\t', ' '), marks, false));
    }
  }

  private element(element: HtmlElement, around: Around): void {
    const left = leftOutAs(element);
    if (left !== null) {
      if (left !== 'nothing') this.leftOut.add(left);
      return;
    }
    const { id, name } = element.attributes;
    if (holdsNote(element)) this.note(element, around);
    else if (element.tag === 'br') this.pieces.push({ type: 'hardBreak' });
    else if (isNoteLink(element)) this.noteLink(element, around);
    else {
      for (const anchor of [id, name]) if (anchor) this.anchors.push(anchor);
      if (blockTags.has(element.tag)) this.block(element, around);
      else this.inline(element, around);
    }
  }

  private inline(element: HtmlElement, around: Around): void {
    if (isTypedSign(element)) return;
    const marks = new Map(marksIn(element, around.marks));
    const { href } = element.attributes;
    if (element.tag === 'a' && href !== undefined) {
      const target = safeTargetOf(href);
      if (target === null) this.leftOut.add('links');
      else marks.set('link', target);
    }
    this.inside(element, { ...around, marks });
  }

  private block(element: HtmlElement, around: Around): void {
    this.endLine(around);
    if (element.tag === 'hr') {
      this.lines.push({ place: { kind: 'block' }, block: { type: 'horizontalRule' } });
      return;
    }
    if (element.tag === 'table') this.table(element);
    else if (isNoteList(element))
      for (const child of element.children) this.ofNoteList(child, around);
    else {
      const inner = this.placed(element, around);
      this.inside(element, inner);
      this.endLine(inner);
    }
  }

  /** The line above Word's notes is no rule of the text. */
  private ofNoteList(child: HtmlNode, around: Around): void {
    if (typeof child !== 'string' && child.tag !== 'hr') this.node(child, around);
  }

  private placed(element: HtmlElement, around: Around): Around {
    const { tag } = element;
    const isList = tag === 'ul' || tag === 'ol';
    return {
      ...around,
      place: this.placeOf(element, around),
      marks: marksIn(element, around.marks),
      isQuoted: around.isQuoted || isQuote(element),
      isPre: around.isPre || tag === 'pre',
      listDepth: around.listDepth + (isList ? 1 : 0),
      list: isList ? element : around.list,
    };
  }

  private placeOf(element: HtmlElement, { place, list, listDepth }: Around): LinePlace {
    const level = headingLevelOf(element);
    const wordDepth = level === null ? wordDepthOf(element) : null;
    const within = (depth: number) => Math.min(listDepthMax, Math.max(1, depth));
    if (wordDepth !== null)
      return { kind: 'item', depth: within(wordDepth), sign: signOf(typedSignIn(element)) };
    if (element.tag === 'li') {
      // Word for the web keeps each item in a list of its own, and says its depth.
      const depth = within(Number(element.attributes['data-aria-level']) || listDepth);
      return { kind: 'item', depth, sign: signOfList(list ?? element, element) };
    }
    if (level !== null && place.kind === 'paragraph') return { kind: 'heading', level };
    return place;
  }

  private note(element: HtmlElement, around: Around): void {
    this.endLine(around);
    const link = firstNoteLink(element);
    const words = { tag: 'div', attributes: {}, children: element.children };
    const { lines, notes } = readLines(words, this.leftOut);
    // Word puts the paragraph that begins with the sign into a part of its own.
    if (lines.length === 0) this.notes.push(...notes);
    else this.notes.push({ sign: link ? noteSignOf(link) : '', lines });
  }

  /** The small number in the words stands raised; the one before a note is its sign. */
  private noteLink(link: HtmlElement, around: Around): void {
    const sign = noteSignOf(link);
    if (leadsBack(link) || sign === '') return;
    this.references += 1;
    const marks = new Map(around.marks).set('superscript', true);
    this.pieces.push(textOf(sign, marks, around.place.kind === 'heading'));
  }

  private table(table: HtmlElement): void {
    const read = (element: HtmlElement) => {
      const { lines, notes, references } = readLines(element, this.leftOut);
      this.notes.push(...notes);
      this.references += references;
      return lines;
    };
    this.lines.push(...linesOfTable(table, read, this.leftOut));
  }
}

function moreOf({ depth }: Extract<LinePlace, { kind: 'item' }>): LinePlace {
  return { kind: 'more', depth };
}

/** 0 for a title, 1 to 6 for headings; null for anything else. */
function headingLevelOf(element: HtmlElement): number | null {
  const [, level] = /^h([1-6])$/u.exec(element.tag) ?? [];
  if (level) return Number(level);
  if (element.tag !== 'p' && element.tag !== 'div') return null;
  if (hasClass(element, /^(?:MsoTitle|title)$/u)) return 0;
  // Word for the web says it in ARIA.
  const isHeading = element.attributes['role'] === 'heading';
  return isHeading ? Number(element.attributes['aria-level']) || 1 : null;
}

function isQuote(element: HtmlElement): boolean {
  return element.tag === 'blockquote' || hasClass(element, /^Mso(?:Intense)?Quote/u);
}

function typedSignIn(element: HtmlElement): string {
  let typed = '';
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    typed += isTypedSign(child) ? wordsIn(child) : typedSignIn(child);
  }
  return typed;
}

function firstNoteLink(element: HtmlElement): HtmlElement | null {
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    const link = isNoteLink(child) ? child : firstNoteLink(child);
    if (link) return link;
  }
  return null;
}
