import { styleOf } from './quiet-styles';

/** `mso-list:l0 level2 lfo1`: how Word marks a paragraph that is an item of a list. */
const listStyle = /mso-list:\s*l\d+\s+level(\d)/iu;

/**
 * Word writes the items of a list as paragraphs with their marks typed out. Puts them
 * into real lists again, with their levels, and takes the typed marks away.
 */
export function foldWordLists(body: HTMLElement): void {
  const items = [...body.querySelectorAll('p, h1, h2, h3, h4, h5, h6')].filter(
    (block) => levelOf(block) !== null,
  );
  /** The lists that are open, the outermost first, while items follow one another. */
  let open: { list: HTMLElement; level: number }[] = [];
  let last: Element | null = null;
  for (const block of items) {
    const level = levelOf(block) ?? 1;
    const tag = takeMark(block) ? 'ul' : 'ol';
    // A numbered heading is a heading; its number comes from where it stands.
    if (block.tagName !== 'P') continue;
    const goesOn = last !== null && block.previousElementSibling === last;
    open = goesOn ? open.filter((one) => one.level <= level) : [];
    const item = document.createElement('li');
    const top = listAt(open, level, tag, block);
    item.append(paragraphOf(block));
    block.remove();
    top.append(item);
    last = open[0]?.list ?? null;
  }
}

function levelOf(block: Element): number | null {
  const found = listStyle.exec(styleOf(block));
  return found ? Number(found[1]) : null;
}

/** Removes the typed mark and tells whether it was a bullet. */
function takeMark(block: Element): boolean {
  let mark = '';
  for (const span of block.querySelectorAll('span')) {
    if (!/mso-list:\s*ignore/iu.test(styleOf(span))) continue;
    mark += span.textContent;
    span.remove();
  }
  const sign = mark.replaceAll('\u00a0', ' ').trim();
  // Letters and digits count; `o` alone is Word's hollow bullet, in Courier.
  return sign === 'o' || !/^[(]?[\p{L}\p{N}]/u.test(sign);
}

/** The list an item of this level belongs into: an open one, or a new one in its place. */
function listAt(
  open: { list: HTMLElement; level: number }[],
  level: number,
  tag: 'ul' | 'ol',
  block: Element,
): HTMLElement {
  const top = open.at(-1);
  if (top?.level === level) return top.list;
  const list = document.createElement(tag);
  const parent = top?.list.lastElementChild;
  if (parent) parent.append(list);
  else block.replaceWith(list, block);
  open.push({ list, level });
  return list;
}

function paragraphOf(block: Element): HTMLElement {
  const paragraph = document.createElement('p');
  paragraph.append(...block.childNodes);
  return paragraph;
}
