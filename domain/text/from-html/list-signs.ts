import { type HtmlElement, styleOf } from './html-tree';
import type { ListSign } from './lines';

/** `mso-list:l0 level2 lfo1`: how Word marks a paragraph that is an item of a list. */
const wordLevel = /^l\d+\s+level(\d)/u;

/** The depth of a paragraph that Word counts, from 1; null for one that is no item. */
export function wordDepthOf(element: HtmlElement): number | null {
  const [, level] = wordLevel.exec(styleOf(element, 'mso-list')) ?? [];
  return level ? Number(level) : null;
}

/** The sign that Word typed out before an item's words, and marked to be ignored. */
export function isTypedSign(element: HtmlElement): boolean {
  return styleOf(element, 'mso-list') === 'ignore';
}

/** What a typed sign means: `1.` and `1.1` are numbers, `(a)` and `iv)` letters, `·` a bullet. */
export function signOf(typed: string): ListSign {
  const sign = typed.replaceAll(/[\s\u00a0]/gu, '');
  if (/^[([]?\d+(?:\.\d+)*[.)\]]?$/u.test(sign)) return 'number';
  // `o` alone is Word's hollow bullet, in Courier.
  return /^[([]?\p{L}{1,6}[.)\]]$/u.test(sign) ? 'letter' : 'bullet';
}

/** What the items of an HTML list are counted by. */
export function signOfList(list: HtmlElement, item: HtmlElement): ListSign {
  // Word for the web: `%1.` with a style beside it, or a letter of a symbol font.
  const style =
    styleOf(item, 'list-style-type') ||
    styleOf(list, 'list-style-type') ||
    styleOf(list, 'list-style');
  if (/disc|circle|square|none/u.test(style)) return 'bullet';
  if (/alpha|latin|roman|greek/u.test(style)) return 'letter';
  const type = list.attributes['type'] ?? item.attributes['type'] ?? '';
  if (/^[ai]$/iu.test(type)) return 'letter';
  return list.tag === 'ol' ? 'number' : 'bullet';
}
