import { foldWordLists } from './fold-word-lists';
import { quietStyles, styleOf } from './quiet-styles';

/** Elements that are not text at all, or say what was deleted or said beside it. */
const dirt = [
  'head, style, script, meta, link, title, xml, img, svg, object, iframe, noscript, template',
  'del, [class*="msoDel"], [class*="MsoCommentReference"], br.Apple-interchange-newline',
  'colgroup, caption',
].join(', ');

/** Styles of what its author could not see, or of Word's comments. */
const unseen = /mso-hide:all|display:none|mso-element:comment|mso-special-character:comment/iu;

/** Our levels begin with the second HTML heading: the first is the draft's title. */
const headingTags: Readonly<Record<string, string>> = {
  H1: 'h2',
  H2: 'h3',
  H3: 'h4',
  H4: 'h4',
  H5: 'h4',
  H6: 'h4',
};

/**
 * Takes from pasted HTML what its author meant (headings, lists, tables, emphasis, links)
 * and leaves what the program added: styles, hidden and deleted words, comments, images,
 * wrappers, redirects. What remains still goes through the editor's schema.
 */
export function cleanPaste(html: string): string {
  // From a text of ours: nothing to clean, and ids show which blocks were moved.
  if (html.includes('data-pm-slice')) return quietStyles(html);
  const quiet = quietStyles(withoutConditions(html));
  const { body } = new DOMParser().parseFromString(quiet, 'text/html');
  for (const element of body.querySelectorAll(dirt)) element.remove();
  for (const element of body.querySelectorAll('*')) {
    if (unseen.test(styleOf(element).replaceAll(/\s/gu, ''))) element.remove();
  }
  foldWordLists(body);
  for (const element of body.querySelectorAll('*')) {
    if (element.isConnected) cleanElement(element);
  }
  nestLists(body);
  dropBlankBlocks(body);
  return body.innerHTML;
}

/** Word hides whole paragraphs for other programs in conditions and comments. */
function withoutConditions(html: string): string {
  return html
    .replaceAll(/<!--\[if[\s\S]*?<!\[endif\]-->/gu, '')
    .replaceAll(/<!\[(?:if[^\]]*|endif)\]>/gu, '')
    .replaceAll(/<!--[\s\S]*?-->/gu, '');
}

function cleanElement(element: Element): void {
  if (element.tagName.includes(':')) {
    // o:p, st1:date …: Word's own elements around or beside words.
    unwrap(element);
    return;
  }
  const style = styleOf(element);
  const emphasis = emphasisOf(element, style);
  const renamed = renameTo(element);
  if (element.tagName === 'A') cleanLink(element);
  for (const name of element.getAttributeNames()) {
    if (!['href', 'colspan', 'rowspan'].includes(name)) element.removeAttribute(name);
  }
  if (emphasis.length > 0) wrapContent(element, emphasis);
  if (renamed === null) unwrap(element);
  else if (renamed !== element.tagName.toLowerCase()) rename(element, renamed);
}

/** What an element becomes; null for a mere wrapper whose words stay. */
function renameTo(element: Element): string | null {
  const { tagName } = element;
  const className = element.getAttribute('class') ?? '';
  if (headingTags[tagName]) return headingTags[tagName];
  if (tagName === 'P' && /\bMsoTitle\b/u.test(className)) return 'h2';
  if (tagName === 'P' && /\bMso(?:Intense)?Quote\b/u.test(className)) return 'blockquote';
  if (['SPAN', 'FONT', 'INS'].includes(tagName)) return null;
  // Google Docs wraps everything it copies in a <b> that is not bold.
  if (['B', 'STRONG'].includes(tagName) && isLight(element)) return null;
  if (tagName === 'A' && !element.hasAttribute('href')) return null;
  return tagName.toLowerCase();
}

function isLight(element: Element): boolean {
  return /font-weight:\s*(?:normal|[1-4]00)\b/iu.test(styleOf(element));
}

/** Emphasis that was only a style. Underlined links are links, and headings are bold anyway. */
function emphasisOf(element: Element, style: string): string[] {
  if (!['SPAN', 'FONT'].includes(element.tagName)) return [];
  const inHeading = element.closest('h1, h2, h3, h4, h5, h6, th') !== null;
  const inLink = element.closest('a') !== null || element.querySelector('a') !== null;
  const tags: string[] = [];
  if (!inHeading && /font-weight:\s*(?:bold|[6-9]00)\b/iu.test(style)) tags.push('strong');
  if (/font-style:\s*italic/iu.test(style)) tags.push('em');
  if (!inLink && /text-decoration[^;]*:[^;]*underline/iu.test(style)) tags.push('u');
  if (/text-decoration[^;]*:[^;]*line-through/iu.test(style)) tags.push('s');
  return tags;
}

/** Google and Outlook send readers through themselves: the link goes where it says. */
function cleanLink(element: Element): void {
  const href = element.getAttribute('href') ?? '';
  const redirect =
    href.startsWith('https://www.google.com/url?') ||
    /^https:\/\/[a-z0-9.]+\.safelinks\.protection\.outlook\.com\//u.test(href);
  if (!redirect) return;
  const { searchParams } = new URL(href);
  const target = searchParams.get('q') ?? searchParams.get('url');
  if (target) element.setAttribute('href', target);
}

function wrapContent(element: Element, tags: readonly string[]): void {
  for (const tag of tags) {
    const wrapper = element.ownerDocument.createElement(tag);
    wrapper.append(...element.childNodes);
    element.append(wrapper);
  }
}

function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes);
}

function rename(element: Element, tag: string): void {
  const renamed = element.ownerDocument.createElement(tag);
  renamed.append(...element.childNodes);
  element.replaceWith(renamed);
}

/** Google Docs puts an inner list beside its item instead of into it. */
function nestLists(body: HTMLElement): void {
  for (const list of body.querySelectorAll(':is(ul, ol) > :is(ul, ol)')) {
    const item = list.previousElementSibling;
    if (item?.tagName === 'LI') item.append(list);
    else unwrap(list);
  }
}

/** Blank lines that only made room. A cell or an item may be blank, but truly. */
function dropBlankBlocks(body: HTMLElement): void {
  for (const block of body.querySelectorAll('p, h2, h3, h4, div, td, th')) {
    const blank = block.textContent.trim() === '' && block.querySelector('table, hr, p') === null;
    if (!blank) continue;
    if (block.closest('td, th, li') === null) block.remove();
    else block.replaceChildren();
  }
  for (const lineBreak of body.querySelectorAll(':scope > br')) lineBreak.remove();
}
