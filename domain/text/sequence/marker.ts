import { blockIdPattern, headingLevels } from '@/domain/text/text';
import type { MarkerMap } from './sequence';

export const blockKinds = [
  'paragraph',
  'heading',
  'bullet',
  'numbered',
  /** A further paragraph of the item above. */
  'continued',
  'rule',
  'table',
  /** Where a table's blocks end. */
  'tableEnd',
] as const;

export type BlockKind = (typeof blockKinds)[number];

/** Items stand no deeper than this; what is indented further stays there. */
export const levelMax = 8;

/** What a block says of itself, each by an entry of its own: the last writer of each wins. */
export type MarkerAttributes = {
  readonly id: string;
  readonly kind: BlockKind;
  /** How deep an item stands: 1…8. */
  readonly level: number;
  /** Of a heading: 1…3. Not the same entry as the level, or an indent would be a rank. */
  readonly rank: number;
  readonly quote: boolean;
  /** In which place of which table the block stands. */
  readonly table?: string;
  readonly row?: string;
  readonly col?: string;
};

/** What a block without entries is; these values are never stored. */
export const plainBlock = { kind: 'paragraph', level: 1, rank: 1, quote: false } as const;

/** Rows and columns of a table are lists of ids: the entries of its marker that hold lists. */
export const lineListNames = ['rows', 'cols'] as const;

const lineIdPattern = /^[A-Za-z0-9-]{1,64}$/u;
const placePattern = /^[A-Za-z0-9-]{1,64}:[A-Za-z0-9-]{1,64}$/u;
const entryRules: Readonly<Record<string, (value: unknown) => boolean>> = {
  id: (value) => typeof value === 'string' && blockIdPattern.test(value),
  kind: (value) => blockKinds.some((kind) => kind === value),
  level: (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= levelMax,
  rank: (value) => headingLevels.some((rank) => rank === value),
  quote: (value) => typeof value === 'boolean',
  table: (value) => typeof value === 'string' && blockIdPattern.test(value),
  row: isLineId,
  col: isLineId,
};

/** May this stand in the list of a table's rows or columns? */
export function isLineId(value: unknown): value is string {
  return typeof value === 'string' && lineIdPattern.test(value);
}

/**
 * May a marker have this entry? Besides what blocks say, a table's marker says up to
 * which place a cell reaches (`span:<row>:<col>`) and which lines are heads (`head:<line>`).
 */
export function isMarkerAttribute(name: string, value: unknown): boolean {
  if (Object.hasOwn(entryRules, name)) return entryRules[name]?.(value) ?? false;
  if (name.startsWith('span:')) return isPlace(name.slice(5)) && isPlace(value);
  if (name.startsWith('head:')) return isLineId(name.slice(5)) && typeof value === 'boolean';
  return false;
}

function isPlace(value: unknown): boolean {
  return typeof value === 'string' && placePattern.test(value);
}

/**
 * Reads what a block says of itself. Anybody may have written anything: what cannot be is
 * as if it were not there.
 *
 * @param key the block's place in the log, its id where it has none
 */
export function readMarker(marker: MarkerMap, key: string): MarkerAttributes {
  const read = <Value>(name: string, otherwise: Value): Value => {
    const value = marker.get(name);
    return value !== undefined && isMarkerAttribute(name, value) ? (value as Value) : otherwise;
  };
  const place = {
    table: read<string | null>('table', null),
    row: read<string | null>('row', null),
    col: read<string | null>('col', null),
  };
  return {
    id: read('id', key),
    kind: read<BlockKind>('kind', plainBlock.kind),
    level: read<number>('level', plainBlock.level),
    rank: read<number>('rank', plainBlock.rank),
    quote: read<boolean>('quote', plainBlock.quote),
    ...(place.table !== null && { table: place.table }),
    ...(place.row !== null && { row: place.row }),
    ...(place.col !== null && { col: place.col }),
  };
}

/** The entries to store for a block: what differs from a plain one. */
export function storedEntries(
  attributes: Partial<MarkerAttributes>,
): [name: string, value: unknown][] {
  return Object.entries(attributes).filter(
    ([name, value]) =>
      value !== undefined && value !== (plainBlock as Readonly<Record<string, unknown>>)[name],
  );
}
