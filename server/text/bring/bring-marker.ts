import * as Y from 'yjs';
import { commonOrder } from '@/domain/text/common-order';
import { lineListNames, storedEntries } from '@/domain/text/sequence/marker';
import type { WantedBlock } from './wanted-blocks';

/** Gives a marker the entries that are wanted, and takes away those that are not. */
export function bringMarkerTo(marker: Y.Map<unknown>, { marker: says, grid }: WantedBlock): void {
  const wanted = new Map<string, unknown>([...storedEntries(says), ...(grid?.entries ?? [])]);
  const lists: readonly string[] = grid ? lineListNames : [];
  for (const name of marker.keys())
    if (!wanted.has(name) && !lists.includes(name)) marker.delete(name);
  for (const [name, value] of wanted) if (marker.get(name) !== value) marker.set(name, value);
  if (grid) for (const name of lineListNames) bringLinesTo(marker, name, grid[name]);
}

function bringLinesTo(marker: Y.Map<unknown>, name: string, wanted: readonly string[]): void {
  const lines = marker.get(name);
  if (!(lines instanceof Y.Array)) {
    marker.set(name, Y.Array.from([...wanted]));
    return;
  }
  const kept = commonOrder<unknown>(lines.toArray(), wanted);
  const keptNow = new Set(kept.map(([now]) => now));
  for (let index = lines.length - 1; index >= 0; index -= 1)
    if (!keptNow.has(index)) lines.delete(index, 1);
  const keptThen = new Set(kept.map(([, then]) => then));
  for (const [index, line] of wanted.entries())
    if (!keptThen.has(index)) lines.insert(index, [line]);
}
