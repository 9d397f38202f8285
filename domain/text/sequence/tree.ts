import type { Block } from './block';
import { showPassages } from './passages';
import { showTable } from './show-table';
import { isOfTable, type ShownNode, shownOnly, type TableBlocks } from './shown-node';

/** The key of the paragraph that an empty text shows so that there is a place to write in. */
export const emptyTextKey = '<empty';

/**
 * What is shown for the blocks of a text, top to bottom [T2–T6, T9]. A text in which
 * nobody could write shows an empty paragraph at its end; it is not in the sequence.
 */
export function showTree(blocks: readonly Block[]): ShownNode[] {
  const nodes = showBlocks(blocks);
  if (!nodes.some(({ type }) => type !== 'horizontalRule' && type !== 'table'))
    nodes.push(shownOnly(emptyTextKey, '>empty'));
  nodes.forEach(finish);
  return nodes;
}

/** The same without the paragraph that is only shown: what the text holds. */
export function showBlocks(blocks: readonly Block[]): ShownNode[] {
  const tables = tablesIn(blocks);
  const top = tables.size === 0 ? blocks : blocks.filter((block) => !standsIn(tables, block));
  return showPassages(top, (block) => {
    const table = tables.get(block.attributes.id);
    return table ? showTable(table) : null;
  });
}

function tablesIn(blocks: readonly Block[]): Map<string, TableBlocks> {
  const tables = new Map<string, { block: Block; inside: Block[]; end: Block | null }>();
  for (const block of blocks)
    if (block.attributes.kind === 'table' && block.marker)
      tables.set(block.attributes.id, { block, inside: [], end: null });
  if (tables.size === 0) return tables;
  for (const block of blocks) {
    const table = standsIn(tables, block);
    if (!table) continue;
    if (block.attributes.kind === 'tableEnd') table.end = block;
    else table.inside.push(block);
  }
  return tables;
}

function standsIn<Table>(tables: Map<string, Table>, { attributes }: Block): Table | undefined {
  const { kind, table } = attributes;
  return kind === 'table' || table === undefined ? undefined : tables.get(table);
}

/** Names the closing of a list, an item or a quote after the last fence inside, and measures. */
function finish(node: ShownNode): void {
  const { type, children } = node;
  const last = children.at(-1);
  if (!last) return;
  children.forEach(finish);
  if (!isOfTable(type)) node.close = `>${type}:${last.close.slice(last.close.indexOf(':') + 1)}`;
  node.size = children.reduce((size, child) => size + child.size, 2);
}
