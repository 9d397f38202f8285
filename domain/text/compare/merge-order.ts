import type { Matched } from './compare-texts';
import type { Three } from './families-of-three';

/** In which order families of three stand, and what is open about it. */
export type MergedOrder = {
  readonly families: readonly number[];
  /** Families that both sides moved, to different places. */
  readonly disputed: readonly number[];
  /** Neighbours that the two sides added in one place, whose order is open. */
  readonly open: readonly (readonly [number, number])[];
};

type Side = {
  /** The families in the side's order with the family of the backbone before each. */
  readonly slots: ReadonlyMap<number, number>;
  /** Those that the side moved or added. */
  readonly displaced: ReadonlySet<number>;
  readonly sequence: readonly number[];
};

/**
 * Merges the order of two sides. What neither moved nor added is the backbone; all else
 * hangs behind the family of the backbone that it follows on its own side. Two that meet
 * in one slot are ordered by their names, so that it is the same whoever is asked [P24].
 */
export function mergeOrder(three: Three, ours: Matched, theirs: Matched): MergedOrder {
  const moved = new Set([
    ...displacedBy(ours, three.ofOurs),
    ...displacedBy(theirs, three.ofTheirs),
  ]);
  const one = sideOf(ours, three.ofOurs, moved);
  const other = sideOf(theirs, three.ofTheirs, moved);
  const disputed: number[] = [];
  const hanging = new Map<number, { ours: number[]; theirs: number[] }>();
  const hang = (slot: number, side: 'ours' | 'theirs', family: number): void => {
    const there = hanging.get(slot) ?? { ours: [], theirs: [] };
    there[side].push(family);
    hanging.set(slot, there);
  };
  for (const family of one.sequence) {
    if (one.displaced.has(family)) hang(one.slots.get(family) ?? -1, 'ours', family);
  }
  for (const family of other.sequence) {
    if (!other.displaced.has(family)) continue;
    const slot = other.slots.get(family) ?? -1;
    const disagrees = one.displaced.has(family) && one.slots.get(family) !== slot;
    if (disagrees) disputed.push(family);
    else hang(slot, 'theirs', family);
  }
  return { disputed, ...laidOut(three, moved, hanging) };
}

function displacedBy({ order }: Matched, numbers: readonly number[]): Set<number> {
  const displaced = new Set<number>();
  for (const { family, stays } of order) if (!stays) displaced.add(numbers[family] ?? -1);
  return displaced;
}

function sideOf(matched: Matched, numbers: readonly number[], moved: ReadonlySet<number>): Side {
  const slots = new Map<number, number>();
  const sequence: number[] = [];
  let slot = -1;
  for (const { family } of matched.order) {
    const number = numbers[family] ?? -1;
    if (slots.has(number)) continue;
    slots.set(number, slot);
    sequence.push(number);
    if (!moved.has(number)) slot = number;
  }
  return { slots, sequence, displaced: displacedBy(matched, numbers) };
}

function laidOut(
  { families }: Three,
  moved: ReadonlySet<number>,
  hanging: ReadonlyMap<number, { ours: number[]; theirs: number[] }>,
): Pick<MergedOrder, 'families' | 'open'> {
  const laid: number[] = [];
  const open: [number, number][] = [];
  const nameOf = (family: number): string => {
    const { base, ours, theirs } = families[family] ?? { base: [], ours: [], theirs: [] };
    return (base[0] ?? ours[0] ?? theirs[0])?.key ?? '';
  };
  const layBehind = (slot: number): void => {
    const { ours = [], theirs = [] } = hanging.get(slot) ?? {};
    const together = interleave(ours, theirs, nameOf, open);
    laid.push(...together);
  };
  const added = families.findIndex(({ base }) => base.length === 0);
  layBehind(-1);
  for (let family = 0; family < (added === -1 ? families.length : added); family += 1) {
    if (!moved.has(family)) laid.push(family);
    layBehind(family);
  }
  return { families: laid, open };
}

/** Two lists in one, in which what stands in both is a joint; between joints by name. */
function interleave(
  ours: readonly number[],
  theirs: readonly number[],
  nameOf: (family: number) => string,
  open: [number, number][],
): number[] {
  const laid: number[] = [];
  let rest = [...theirs];
  let own: number[] = [];
  const flush = (others: readonly number[]): void => {
    const fresh = others.filter((family) => !ours.includes(family) && !laid.includes(family));
    const [a, b] = [own[0], fresh[0]];
    if (a !== undefined && b !== undefined) open.push([a, b]);
    const oursFirst = a === undefined || b === undefined || nameOf(a) <= nameOf(b);
    laid.push(...(oursFirst ? [...own, ...fresh] : [...fresh, ...own]));
    own = [];
  };
  for (const family of ours) {
    const joint = rest.indexOf(family);
    if (joint === -1) {
      own.push(family);
      continue;
    }
    flush(rest.slice(0, joint));
    laid.push(family);
    rest = rest.slice(joint + 1);
  }
  flush(rest);
  return [...new Set(laid)];
}
