import type { Block } from '@/domain/text/sequence/block';
import { plainBlock } from '@/domain/text/sequence/marker';
import type { ShownNode } from '@/domain/text/sequence/shown-node';
import type { BoundText } from '@/components/drafts/binding/bound-text';
import { leavesOf, type Stretch } from '@/components/drafts/binding/shown-text';
import { isClose, isOpen, type NewMarker, type Token } from '@/components/drafts/binding/tokens';

export type CellPlace = { readonly table: string; readonly row: string; readonly col: string };

export function placeOfCell({ cell }: ShownNode): CellPlace {
  if (!cell) throw new Error('not a cell');
  return { table: cell.table.attributes.id, row: cell.row, col: cell.col };
}

/**
 * Puts something else into a cell. Its first block stays and is changed, so that what a
 * colleague writes in it at the same time stays in this cell.
 *
 * @param keepsForm the first block stays what it is; what it becomes is written elsewhere
 */
export function fillCell(
  bound: BoundText,
  place: CellPlace,
  tokens: readonly Token[],
  { keepsForm = false } = {},
): void {
  // Markers may have changed in the running transaction, which the mirror has not seen.
  bound.readAnew();
  const cell = findCell(bound, place);
  if (!cell) return;
  const blocks = leavesOf(cell.children).flatMap(({ block }) => block ?? []);
  const kept = blocks.find(({ marker }) => marker);
  if (!kept) {
    const index = blocks[0]?.start ?? bound.shown.homeOf(cell);
    bound.writer.delete(blocks.map(({ start, end }) => [start, end]));
    if (tokens.length > 0) bound.writer.insert(index, tokens);
    return;
  }
  exchange(bound, kept, blocks, tokens);
  const open = isOpen(tokens[0]) ? tokens[0].open : {};
  sayForm(bound, kept, { ...(keepsForm ? {} : { ...plainBlock, ...open }), ...place });
}

function exchange(
  bound: BoundText,
  kept: Block,
  blocks: readonly Block[],
  tokens: readonly Token[],
): void {
  const { writer } = bound;
  const end = tokens.findIndex(isClose);
  const words = tokens.slice(1, Math.max(1, end));
  const rest = end < 0 ? [] : tokens.slice(end + 1);
  const others = blocks.filter((block) => block !== kept);
  const added = rest.reduce((sum, token) => sum + lengthOf(token), 0);
  if (rest.length > 0) writer.insert(kept.end, rest);
  const gone = others.map(({ start, end: last }): Stretch => {
    const by = start >= kept.end ? added : 0;
    return [start + by, last + by];
  });
  writer.delete([[kept.from, kept.to], ...gone]);
  if (words.length === 0) return;
  const before = others
    .filter(({ start }) => start < kept.start)
    .reduce((sum, { start, end: last }) => sum + last - start, 0);
  bound.readAnew();
  writer.insert(kept.from - before, words);
}

function sayForm(bound: BoundText, { marker }: Block, form: NewMarker): void {
  if (!marker) return;
  for (const name of ['kind', 'level', 'quote', 'row', 'col'] as const) {
    const value = form[name];
    const stored = marker.get(name) ?? (plainBlock as NewMarker)[name];
    if (value !== undefined && stored !== value) bound.say(marker, name, value);
  }
}

function findCell(bound: BoundText, { table, row, col }: CellPlace): ShownNode | null {
  const found = bound.shown.tables().find(({ attrs }) => attrs.id === table);
  for (const line of found?.children ?? [])
    for (const cell of line.children)
      if (cell.cell?.row === row && cell.cell.col === col) return cell;
  return null;
}

function lengthOf(token: Token): number {
  return 'text' in token ? token.text.length : 1;
}
