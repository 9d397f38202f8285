import type { TextJson } from '@/domain/text/text';
import type { Change, Comparison } from './change';
import { leavesByFamily } from './families';
import { flatten, type Head, type Leaf, rebuild } from './flat';
import { leavesOf, type Piece, streamOf } from './stream';

/**
 * Makes changes in the text they were found in; the only writer of changes.
 *
 * @param accepted the numbers of the changes to make; without it all of them
 * @throws RangeError if the comparison is not of this text (a bug of the caller, who
 *   checks the hash first)
 */
export function applyChanges(
  { families, changes }: Comparison,
  text: TextJson,
  accepted?: ReadonlySet<number>,
): TextJson {
  const chosen = accepted ? changes.filter((_, index) => accepted.has(index)) : changes;
  const groups = leavesByFamily(flatten(text), families);
  const within = byFamily(chosen);
  const placed = new Map<number, (readonly Leaf[] | number)[]>();
  const away = new Set<number>();
  for (const change of chosen) {
    if (change.kind === 'insert') put(placed, change.after, change.leaves);
    if (change.kind === 'move') put(placed, change.after, change.family);
    if (change.kind === 'move' || change.kind === 'delete') away.add(change.family);
  }
  const written = (family: number): readonly Leaf[] =>
    edited(groups[family] ?? [], within.get(family) ?? []);
  const behind = (family: number): Leaf[] =>
    (placed.get(family) ?? []).flatMap((entry) =>
      typeof entry === 'number' ? written(entry) : entry,
    );
  const leaves = behind(-1);
  for (const family of groups.keys()) {
    if (!away.has(family)) leaves.push(...written(family));
    leaves.push(...behind(family));
  }
  return rebuild(leaves);
}

function put<Entry>(places: Map<number, Entry[]>, after: number, entry: Entry): void {
  const there = places.get(after);
  if (there) there.push(entry);
  else places.set(after, [entry]);
}

type Edit = Extract<Change, { kind: 'words' | 'marks' | 'kind' }>;

function byFamily(changes: readonly Change[]): Map<number, Edit[]> {
  const edits = new Map<number, Edit[]>();
  for (const change of changes) {
    if (change.kind === 'words' || change.kind === 'marks' || change.kind === 'kind') {
      put(edits, change.family, change);
    }
  }
  return edits;
}

/** A family's leaves with its edits made. They never overlap, so the last comes first. */
function edited(leaves: readonly Leaf[], edits: readonly Edit[]): readonly Leaf[] {
  if (edits.length === 0) return leaves;
  const stream = streamOf(leaves);
  const pieces: Piece[] = [...stream.pieces];
  let head: Head = stream.head;
  for (const edit of edits.toReversed()) {
    if (edit.kind === 'words') pieces.splice(edit.at, edit.strike, ...edit.put);
    else if (edit.kind === 'marks') pieces.splice(edit.at, edit.put.length, ...edit.put);
    else if (edit.at === -1) head = edit.head;
    else pieces[edit.at] = { head: edit.head };
  }
  return leavesOf({ head, pieces });
}
