import type { Choice, ChoiceResult } from './choice';

type Filled = Pick<ChoiceResult, 'elected' | 'tiedWinners' | 'reason'>;

/**
 * Fills the places from groups of equals, the best group first. Where a group is
 * larger than the places left, the lot drawn beforehand decides, and without one
 * nobody does [V20].
 */
export function fillPlaces(
  groups: readonly (readonly string[])[],
  { seats, rule }: Pick<Choice, 'seats' | 'rule'>,
  reason: ChoiceResult['reason'],
): Filled {
  const elected: string[] = [];
  for (const group of groups) {
    const left = seats - elected.length;
    if (left === 0) break;
    if (group.length <= left) elected.push(...group);
    else {
      const drawn = byLot(group, rule.lot);
      if (!drawn) return { elected: [], tiedWinners: group, reason: 'only-a-lot' };
      return { elected: [...elected, ...drawn.slice(0, left)], tiedWinners: [], reason: 'lot' };
    }
  }
  return { elected, tiedWinners: [], reason: elected.length > 0 ? reason : 'no-votes-cast' };
}

/** Equals in the order of the lot; null where the lot does not name them all. */
export function byLot(
  equals: readonly string[],
  lot: readonly string[] | undefined,
): readonly string[] | null {
  if (!lot || !equals.every((id) => lot.includes(id))) return null;
  return [...equals].sort((left, right) => lot.indexOf(left) - lot.indexOf(right));
}

/** Sorts into groups of equals, the greatest first. */
export function groupsOf(
  ids: readonly string[],
  compare: (left: string, right: string) => number,
): string[][] {
  const groups: string[][] = [];
  for (const id of [...ids].sort((left, right) => compare(right, left))) {
    const last = groups.at(-1);
    const [peer] = last ?? [];
    if (last && peer !== undefined && compare(peer, id) === 0) last.push(id);
    else groups.push([id]);
  }
  return groups;
}

/** The sign of a difference of whole numbers. */
export function signOf(difference: bigint): number {
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}
