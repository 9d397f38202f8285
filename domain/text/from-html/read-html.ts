import { mendText } from '@/domain/text/read-text';
import { headingLevels, type TextJson, type TextNode } from '@/domain/text/text';
import { blocksOf, passagesOf } from './assemble';
import { asClauses, keepPreamble } from './clause-lines';
import { elementsIn, hasClass, type HtmlElement } from './html-tree';
import { type Places, withInnerLinks } from './inner-links';
import { type LeftOut, LeftOutCount } from './left-out';
import { isWords, type Line } from './lines';
import { type Note, readLines } from './read-lines';
import { withTypedSigns } from './typed-signs';

/** A text out of HTML, and what it could not keep. */
export type HtmlReading = { readonly text: TextJson; readonly leftOut: LeftOut };

/**
 * Reads HTML of Word (desktop and web), Google Docs, LibreOffice or any page as a text:
 * what its author meant (headings, clauses, lists, tables, emphasis, notes), without what
 * the program added. Never throws and never refuses; what it leaves out it counts.
 *
 * @param root parsed by somebody who bounds depth and size
 */
export function readHtml(root: HtmlElement, places: Places): HtmlReading {
  const leftOut = new LeftOutCount();
  const { lines, notes, references } = readLines(root, leftOut);
  leftOut.add('footnotesAsText', notes.length);
  leftOut.add('footnotesWithoutText', references - notes.length);
  const counted = isPaper(root) ? keepPreamble(withTypedSigns(asClauses(lines)), leftOut) : lines;
  const levelled = withLevels(counted);
  const linked = withInnerLinks(levelled, places);
  const content = [...blocksOf(linked), ...noteBlocks(notes)];
  return { text: mendText({ type: 'doc', content }), leftOut: leftOut.all };
}

/**
 * Does this come from a program that writes papers? Only there does `1.` mean a clause; a
 * numbered list of a web page is a list.
 */
function isPaper(root: HtmlElement): boolean {
  for (const element of elementsIn(root)) {
    const { id, name, content, style } = element.attributes;
    if (id?.startsWith('docs-internal-guid')) return true;
    if (name === 'generator' && /word|office|markdown/iu.test(content ?? '')) return true;
    if (style?.includes('mso-')) return true;
    if (hasClass(element, /^(?:Mso\w+|OutlineElement|ListContainerWrapper)$/u)) return true;
  }
  return false;
}

/** Our levels are three, and the highest used is the first. */
function withLevels(lines: readonly Line[]): Line[] {
  const levels = lines.flatMap(({ place }) =>
    place.kind === 'heading' && place.level > 0 ? [place.level] : [],
  );
  const above = Math.min(...levels, headingLevels.length) - 1;
  return lines.map((line): Line => {
    if (!isWords(line) || line.place.kind !== 'heading') return line;
    const level = Math.min(headingLevels.length, Math.max(1, line.place.level - above));
    return { ...line, place: { kind: 'heading', level } };
  });
}

/** Notes stand together at the end, each behind its sign. */
function noteBlocks(notes: readonly Note[]): TextNode[] {
  const content = notes.flatMap(({ sign, lines }) => {
    const passages = passagesOf(lines);
    const [first, ...rest] = passages;
    if (first?.type !== 'paragraph' || sign === '') return passages;
    const marked: TextNode = {
      ...first,
      content: [
        { type: 'text', text: sign, marks: [{ type: 'superscript' }] },
        { type: 'text', text: ' ' },
        ...(first.content ?? []),
      ],
    };
    return [marked, ...rest];
  });
  return content.length > 0 ? [{ type: 'blockquote', content }] : [];
}
