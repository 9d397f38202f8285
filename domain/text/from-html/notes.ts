import { type HtmlElement, styleOf, wordsIn } from './html-tree';

/** The number of a note out of `#_ftn3`, `#_ednref2`, `#sdfootnote1sym`, `#ftnt4` …; null otherwise. */
const noteName =
  /^#?(?:_?(ftn|edn)(?:ref|t_ref|t)?_?(\d+)|sd(foot|end)note(\d+)(?:anc|sym)?|fn-?(?:ref)?(\d+))$/u;

/** Is this link the small number that leads to a note, or back from it? */
export function isNoteLink({ tag, attributes }: HtmlElement): boolean {
  return tag === 'a' && noteName.test(attributes['href'] ?? '');
}

/** What is printed of a note's link, without its brackets. */
export function noteSignOf(link: HtmlElement): string {
  return wordsIn(link).replaceAll(/[[\]\s\u00a0]/gu, '');
}

/** Does this link lead from a note back to where it is referred to? */
export function leadsBack({ attributes }: HtmlElement): boolean {
  return /ref_?\d+$|anc$/u.test(attributes['href'] ?? '');
}

/** Does an element hold the words of a note? */
export function holdsNote(element: HtmlElement): boolean {
  const id = element.attributes['id'] ?? '';
  const isOfWord = /^(?:footnote|endnote)$/u.test(styleOf(element, 'mso-element'));
  const isOfWriter = /^sd(?:foot|end)note\d+$/u.test(id);
  return isOfWord || isOfWriter || beginsWithWayBack(element);
}

/** Google Docs, and pages of the web: a paragraph that begins with the way back. */
function beginsWithWayBack({ tag, children }: HtmlElement): boolean {
  const first = children.find((child) => typeof child !== 'string' || child.trim() !== '');
  if ((tag !== 'p' && tag !== 'div') || first === undefined || typeof first === 'string')
    return false;
  return isNoteLink(first) && leadsBack(first);
}

/** The list Word keeps its notes in, with the line above it. */
export function isNoteList(element: HtmlElement): boolean {
  return /^(?:footnote|endnote)-list$/u.test(styleOf(element, 'mso-element'));
}
