import { formatAmount } from '@/domain/voting/rules/amount';
import type { RankedDefeat } from '@/domain/voting/rules/verdict';
import type { Choice, ChoiceResult } from './choice';
import { everyLot, type Lot, lotOf } from './every-lot';
import {
  certainties,
  equalVictories,
  type Equals,
  lockVictories,
  type Victory,
} from './locked-victories';
import {
  condorcetWinner,
  countPairs,
  type Pairwise,
  pairwiseText,
  type Strength,
  strengthOf,
} from './pairwise';
import { tiedOver, type Tied } from './settle';
import { whoCouldWin } from './strongest-chains';

/**
 * Ranked pairs [V29]: the strongest victories are locked first, and none that would close
 * a circle. Where equal victories could be taken in several orders and it matters, only a
 * lot decides. Further places: the same without the elected.
 */
export function rankedPairs(choice: Choice): ChoiceResult {
  return rankedPairsByPairs(countPairs(choice), choice);
}

type Places = Pick<Choice, 'seats' | 'rule'>;

/** The same from a matrix, where the ballots are not known [V27, V29]. */
export function rankedPairsByPairs(pairs: Pairwise, choice: Places): ChoiceResult {
  const groups = equalVictories(victoriesOf(pairs, choice.rule.strength ?? 'winning-votes'));
  const count: Count = (lot) => fillByLocking(pairs.ids, groups, choice.seats, lot);
  const { byLot, ...decided } = decideByLocking(pairs, groups, choice, count);
  return { ...decided, ...shownVictories(pairs, groups, byLot?.locked) };
}

/** Who is elected by a lot, and what was locked; null where the lot does not tell. */
type Locked = { readonly elected: readonly string[]; readonly locked: ReadonlySet<Victory> };
type Count = (lot: Lot) => Locked | null;

type Decided = Tied & Pick<ChoiceResult, 'elected' | 'reason'> & { byLot?: Locked };

function decideByLocking(
  pairs: Pairwise,
  groups: readonly Equals[],
  { seats, rule }: Places,
  count: Count,
): Decided {
  const reason = condorcetWinner(pairs) === null ? 'locked-pairs' : 'beats-all';
  const { certain, open } = certainPlaces(pairs, groups, seats);
  if (certain.length === seats) return { elected: certain, tiedWinners: [], reason };
  const tied = whoIsTied(pairs.ids, seats - certain.length === 1 ? open : null, count);
  if (tied.tiedUnknown !== true && tied.tiedWinners.length === 0) {
    return { elected: tied.first, tiedWinners: [], reason };
  }
  const byLot = count(lotOf(rule.lot));
  if (byLot) return { elected: byLot.elected, tiedWinners: [], reason: 'lot', byLot };
  const { first: _first, ...unsettled } = tied;
  return { elected: [], reason: 'only-a-lot', ...unsettled };
}

/**
 * The places that are filled alike by every lot, as long as only one option could have
 * each: whoever has no chain as strong as a victory over it can never come first.
 */
function certainPlaces(pairs: Pairwise, groups: readonly Equals[], seats: number) {
  const certain: string[] = [];
  let left = pairs.ids.map((_, index) => index);
  for (;;) {
    const open = whoCouldWin(left, groups).map((index) => pairs.ids[index] ?? '');
    const [only] = open;
    if (certain.length === seats || open.length !== 1 || only === undefined) {
      return { certain, open };
    }
    certain.push(only);
    left = left.filter((index) => pairs.ids[index] !== only);
  }
}

/**
 * Tries every lot, as far as that can be done, and says who is tied.
 *
 * @param open those who could have the one place that is left; null where there are more
 */
function whoIsTied(
  ids: readonly string[],
  open: readonly string[] | null,
  count: Count,
): Tied & { first: readonly string[] } {
  const countAll = (lot: Lot): Locked => {
    const counted = count(lot);
    if (!counted) throw new Error('A lot that answers everything left something open.');
    return counted;
  };
  const results = open ? open.flatMap((id) => favouring(id, ids).map(countAll)) : [];
  const isEnough = (found: readonly Locked[]) =>
    open !== null &&
    open.every((id) => [...results, ...found].some(({ elected }) => elected.at(-1) === id));
  const every = everyLot(countAll, lotsToTry(ids.length), isEnough);
  const found = [...results, ...every.results];
  const options = ids.map((id) => ({ id, name: id }));
  return { ...tiedOver({ options }, found, every.complete), first: every.results[0].elected };
}

/** A few lots in which an option is the luckiest: if it can win, it mostly wins by one of them. */
function favouring(id: string, ids: readonly string[]): Lot[] {
  const others = ids.filter((each) => each !== id);
  return [lotOf([id, ...others]), lotOf([id, ...others.toReversed()])];
}

/** So many lots can be tried without keeping people waiting: the same number everywhere. */
function lotsToTry(options: number): number {
  return Math.max(2, Math.min(2_000, Math.floor(1_000_000 / options ** 3)));
}

/** Fills the places by what a lot locks: again and again whoever nobody left has beaten. */
function fillByLocking(
  ids: readonly string[],
  groups: readonly Equals[],
  seats: number,
  lot: Lot,
): Locked | null {
  const locked = lockVictories(ids, groups, lot);
  if (!locked) return null;
  const elected: string[] = [];
  let left = ids.map((_, index) => index);
  while (elected.length < seats) {
    const beaten = new Set(
      [...locked].flatMap(({ winner, loser }) => (left.includes(winner) ? [loser] : [])),
    );
    const first = left.filter((index) => !beaten.has(index)).map((index) => ids[index] ?? '');
    const [only] = first;
    const next = first.length === 1 ? only : lot.luckiest(first);
    if (next === null || next === undefined) return null;
    elected.push(next);
    left = left.filter((index) => ids[index] !== next);
  }
  return { elected, locked };
}

function victoriesOf(pairs: Pairwise, strength: Strength): readonly Victory[] {
  const strengthAt = strengthOf(pairs, strength);
  const all = pairs.ids.flatMap((_, winner) =>
    pairs.ids.map((_other, loser) => ({ winner, loser, strength: strengthAt(winner, loser) })),
  );
  return all.filter((victory) => victory.strength > 0n);
}

/** The victories from the strongest, with what became of each. */
function shownVictories(
  pairs: Pairwise,
  groups: readonly Equals[],
  locked: ReadonlySet<Victory> | undefined,
) {
  const name = (index: number) => pairs.ids[index] ?? '';
  const certain = certainties(pairs.ids.length, groups);
  const defeats = groups.flat().map((victory): RankedDefeat => {
    const { winner, loser } = victory;
    const byLot = locked?.has(victory) === true ? 'always' : 'never';
    return {
      winner: name(winner),
      loser: name(loser),
      preferred: formatAmount(pairs.of(winner, loser)),
      opposed: formatAmount(pairs.of(loser, winner)),
      locked: locked ? byLot : (certain.get(victory) ?? 'by-lot'),
    };
  });
  const texts = defeats.map(
    ({ winner, loser, preferred, opposed }) => `${winner}>${loser} ${preferred}:${opposed}`,
  );
  return { inequality: texts.join('; '), pairwise: pairwiseText(pairs), defeats };
}
