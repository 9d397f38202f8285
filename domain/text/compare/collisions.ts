import type { TextJson } from '@/domain/text/text';
import type { Change, Comparison } from './change';
import { flatten, type Leaf, tokensIn } from './flat';
import { type Edit, editsCollide } from './merge-streams';
import { type Stream, streamOf } from './stream';

/** How two proposals on one text stand to each other; what is in neither list is apart. */
export type Relation = {
  /** The numbers of two proposals, the smaller first. */
  readonly between: readonly [number, number];
  /** They cannot both stand, or they say the same. */
  readonly kind: 'collides' | 'identical';
};

/** Proposals that are decided together; alternatives if each excludes each other. */
export type Group = { readonly proposals: readonly number[]; readonly alternatives: boolean };

/**
 * Which of many proposals on one text collide, from their stored changes: only where two
 * touch the same clause are they merged, and only that clause. Time grows with the changes
 * and with the pairs that meet, not with the text.
 *
 * @param proposals what each changes in `text`
 */
export function relationsBetween(text: TextJson, proposals: readonly Comparison[]): Relation[] {
  const leaves = flatten(text);
  const meetings = meetingsOf(proposals.map(touchesOf));
  const relations: Relation[] = [];
  for (const [one, others] of meetings) {
    for (const [other, clauses] of others) {
      const between = [one, other] as const;
      if (sameChanges(proposals[one], proposals[other]))
        relations.push({ between, kind: 'identical' });
      else if (clauses.some(([a, b]) => touchesCollide(leaves, a, b))) {
        relations.push({ between, kind: 'collides' });
      }
    }
  }
  return relations.sort(
    (one, other) => one.between[0] - other.between[0] || one.between[1] - other.between[1],
  );
}

/** The connected parts of what collides, in the order of their first proposals. */
export function groupsOf(relations: readonly Relation[]): Group[] {
  const colliding = relations.filter(({ kind }) => kind === 'collides');
  const leader = new Map<number, number>();
  const leaderOf = (proposal: number): number => {
    let found = proposal;
    for (let next = leader.get(found); next !== undefined; next = leader.get(found)) found = next;
    return found;
  };
  for (const { between } of colliding) {
    const [one, other] = [leaderOf(between[0]), leaderOf(between[1])];
    if (one !== other) leader.set(Math.max(one, other), Math.min(one, other));
  }
  const members = new Map<number, Set<number>>();
  for (const { between } of colliding) {
    const first = leaderOf(between[0]);
    members.set(first, new Set([...(members.get(first) ?? []), ...between]));
  }
  return [...members.entries()]
    .sort(([one], [other]) => one - other)
    .map(([first, found]) => {
      const pairs = colliding.filter(({ between }) => leaderOf(between[0]) === first).length;
      const proposals = [...found].sort((one, other) => one - other);
      return { proposals, alternatives: pairs === (found.size * (found.size - 1)) / 2 };
    });
}

/** All that one proposal does to one family of the base. */
type Touch = {
  /** The family's leaves, end excluded. */
  readonly from: number;
  readonly to: number;
  readonly changes: readonly Exclude<Change, { kind: 'insert' }>[];
};

function touchesOf({ families, changes }: Comparison): Touch[] {
  const starts: number[] = [];
  let at = 0;
  for (const count of families) {
    starts.push(at);
    at += count;
  }
  const touched = new Map<number, Exclude<Change, { kind: 'insert' }>[]>();
  for (const change of changes) {
    // New clauses collide with nothing: their order is open, not their words [P24].
    if (change.kind === 'insert') continue;
    const there = touched.get(change.family);
    if (there) there.push(change);
    else touched.set(change.family, [change]);
  }
  return [...touched].map(([family, made]) => {
    const from = starts[family] ?? 0;
    return { from, to: from + (families[family] ?? 0), changes: made };
  });
}

type Meetings = ReadonlyMap<number, ReadonlyMap<number, readonly (readonly [Touch, Touch])[]>>;

/** Pairs of proposals that touch a common leaf. */
function meetingsOf(touches: readonly (readonly Touch[])[]): Meetings {
  const byLeaf = new Map<number, { proposal: number; touch: Touch }[]>();
  const meetings = new Map<number, Map<number, [Touch, Touch][]>>();
  for (const [proposal, own] of touches.entries()) {
    for (const touch of own) {
      for (let leaf = touch.from; leaf < touch.to; leaf += 1) {
        const there = byLeaf.get(leaf) ?? [];
        byLeaf.set(leaf, there);
        for (const earlier of there) {
          if (earlier.proposal !== proposal)
            meet(meetings, earlier.proposal, proposal, [earlier.touch, touch]);
        }
        there.push({ proposal, touch });
      }
    }
  }
  return meetings;
}

function meet(
  meetings: Map<number, Map<number, [Touch, Touch][]>>,
  one: number,
  other: number,
  pair: [Touch, Touch],
): void {
  const others = meetings.get(one) ?? new Map<number, [Touch, Touch][]>();
  meetings.set(one, others);
  const there = others.get(other) ?? [];
  others.set(other, there);
  const last = there.at(-1);
  if (last?.[0] !== pair[0] || last[1] !== pair[1]) there.push(pair);
}

function touchesCollide(leaves: readonly Leaf[], one: Touch, other: Touch): boolean {
  if (disagree(one, other, 'move', (change) => change.kind === 'move' && change.after)) return true;
  const [goes, stays] = isDeleting(one) ? [one, other] : [other, one];
  if (isDeleting(goes))
    return !isDeleting(stays) && stays.changes.some(({ kind }) => kind !== 'move');
  const headOf = (change: Change) => change.kind === 'kind' && change.at === -1 && change.head;
  if (one.from === other.from && disagree(one, other, 'kind', headOf)) return true;
  const from = Math.min(one.from, other.from);
  const base = streamOf(leaves.slice(from, Math.max(one.to, other.to)));
  return editsCollide(
    base.pieces,
    editsIn(base, leaves, from, one),
    editsIn(base, leaves, from, other),
  );
}

function disagree(
  one: Touch,
  other: Touch,
  kind: Change['kind'],
  says: (change: Change) => unknown,
): boolean {
  const of = ({ changes }: Touch) => changes.filter((change) => change.kind === kind).map(says);
  const [ours, theirs] = [
    of(one).filter((said) => said !== false),
    of(other).filter((said) => said !== false),
  ];
  if (ours.length === 0 || theirs.length === 0) return false;
  return JSON.stringify(ours) !== JSON.stringify(theirs);
}

function isDeleting({ changes }: Touch): boolean {
  return changes.some(({ kind }) => kind === 'delete');
}

/** The edits of a touch as places in a stream that may begin some leaves earlier. */
function editsIn(base: Stream, leaves: readonly Leaf[], from: number, touch: Touch): Edit[] {
  let shift = 0;
  for (const leaf of leaves.slice(from, touch.from)) shift += tokensIn(leaf).length + 1;
  const edits: Edit[] = [];
  for (const change of touch.changes) {
    if (change.kind === 'words') {
      const at = shift + change.at;
      edits.push({ from: at, to: at + change.strike, put: change.put, refines: false });
    }
    if (change.kind === 'marks') {
      const at = shift + change.at;
      edits.push({ from: at, to: at + change.put.length, put: change.put, refines: true });
    }
    if (change.kind === 'kind' && change.at >= 0 && base.pieces[shift + change.at]) {
      const at = shift + change.at;
      edits.push({ from: at, to: at + 1, put: [{ head: change.head }], refines: true });
    }
  }
  return edits;
}

function sameChanges(one: Comparison | undefined, other: Comparison | undefined): boolean {
  return JSON.stringify(one?.changes) === JSON.stringify(other?.changes);
}
