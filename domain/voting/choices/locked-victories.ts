import { Chains } from './chains';
import type { Lot } from './every-lot';

/** One option preferred to another by more than the other way round. */
export type Victory = {
  readonly winner: number;
  readonly loser: number;
  readonly strength: bigint;
};

/** Victories of one strength; the strongest first in a list of them. */
export type Equals = readonly Victory[];

/** Sorts victories by strength into groups of equals. */
export function equalVictories(victories: readonly Victory[]): readonly Equals[] {
  const byStrength = new Map<bigint, Victory[]>();
  for (const victory of victories) {
    const equals = byStrength.get(victory.strength);
    if (equals) equals.push(victory);
    else byStrength.set(victory.strength, [victory]);
  }
  const sorted = [...byStrength].toSorted(([left], [right]) => (left < right ? 1 : -1));
  return sorted.map(([, equals]) => equals);
}

/**
 * Locks victories from the strongest and skips those that would close a circle [V29].
 * Among equals those over the unluckiest option are taken first, and those over the
 * luckiest last; whoever can win under some order of them wins by some lot.
 *
 * @returns what was locked; null where it depends on a lot that nobody drew
 */
export function lockVictories(
  ids: readonly string[],
  groups: readonly Equals[],
  lot: Lot,
): ReadonlySet<Victory> | null {
  const locked = new Set<Victory>();
  const chains = new Chains(ids.length);
  return groups.every((equals) => lockEquals({ ids, locked, chains }, equals, lot)) ? locked : null;
}

type Locking = {
  readonly ids: readonly string[];
  readonly locked: Set<Victory>;
  readonly chains: Chains;
};

/** Locks victories of one strength; asks the lot only where the order can matter. */
function lockEquals({ ids, locked, chains }: Locking, equals: Equals, lot: Lot): boolean {
  const lock = (victory: Victory) => {
    locked.add(victory);
    chains.add(victory.winner, victory.loser);
  };
  let open = equals;
  for (;;) {
    open = open.filter(({ winner, loser }) => !chains.leads(loser, winner));
    const { free, circling } = partCircles(open, chains);
    free.forEach(lock);
    if (circling.length === 0) return true;
    const losers = [...new Set(circling.map(({ loser }) => loser))];
    const unluckiest = lot.unluckiest(losers.map((loser) => ids[loser] ?? ''));
    if (unluckiest === null) return false;
    // Victories over one and the same option never close a circle for each other.
    const over = circling.filter(({ loser }) => ids[loser] === unluckiest);
    over.forEach(lock);
    open = circling.filter((victory) => !over.includes(victory));
  }
}

/** Parts victories that can close no circle, whatever the order, from those that can. */
function partCircles(open: Equals, chains: Chains) {
  const all = withAll(chains, open);
  const isFree = ({ winner, loser }: Victory) =>
    chains.leads(winner, loser) || !all.leads(loser, winner);
  return {
    free: open.filter(isFree),
    circling: open.filter((victory) => !isFree(victory)),
  };
}

function withAll(chains: Chains, victories: Equals): Chains {
  const all = chains.copy();
  for (const { winner, loser } of victories) all.add(winner, loser);
  return all;
}

export type Certainty = 'always' | 'never' | 'by-lot';

/** What is certain of each victory without a lot: locked whatever the order, or never. */
export function certainties(
  size: number,
  groups: readonly Equals[],
): ReadonlyMap<Victory, Certainty> {
  const known = new Map<Victory, Certainty>();
  const certain = new Chains(size);
  let possible = new Chains(size);
  for (const equals of groups) {
    const open = equals.filter(({ winner, loser }) => !certain.leads(loser, winner));
    possible = withAll(possible, open);
    for (const victory of equals) {
      const isCircling = possible.leads(victory.loser, victory.winner);
      const whenOpen = isCircling ? 'by-lot' : 'always';
      known.set(victory, open.includes(victory) ? whenOpen : 'never');
    }
    for (const victory of open) {
      if (known.get(victory) === 'always') certain.add(victory.winner, victory.loser);
    }
  }
  return known;
}
