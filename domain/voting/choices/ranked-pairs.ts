import { formatAmount } from '@/domain/voting/rules/amount';
import type { RankedDefeat } from '@/domain/voting/rules/verdict';
import type { Choice, ChoiceResult } from './choice';
import { type Chooser, everyWay } from './every-way';
import { byLot, signOf } from './fill-places';
import { condorcetWinner, countPairs, type Pairwise, pairwiseText, strengthOf } from './pairwise';

type Defeat = { readonly winner: number; readonly loser: number; readonly strength: bigint };

/**
 * Ranked pairs [V29]: the strongest defeats are locked first, and none that would close
 * a circle. Where equal defeats could be taken in several orders all winners are found,
 * and only a lot decides among them. Further places: the same without the elected.
 */
export function rankedPairs(choice: Choice): ChoiceResult {
  return rankedPairsByPairs(countPairs(choice), choice);
}

/** The same from a matrix, where the ballots are not known [V27, V29]. */
export function rankedPairsByPairs(
  pairs: Pairwise,
  choice: Pick<Choice, 'seats' | 'rule'>,
): ChoiceResult {
  const defeats = sortedDefeats(pairs, choice.rule.strength ?? 'winning-votes');
  const all = pairs.ids.map((_, index) => index);
  const shown = shownDefeats(pairs, defeats, lockEveryWay(all, defeats));
  const elected: string[] = [];
  let reason: ChoiceResult['reason'] =
    condorcetWinner(pairs) === null ? 'locked-pairs' : 'beats-all';
  while (elected.length < choice.seats) {
    const left = all.filter((index) => !elected.includes(pairs.ids[index] ?? ''));
    const winners = winnersOf(left, defeats).flatMap((index) => pairs.ids[index] ?? []);
    const [only, another] = winners;
    const drawn = another === undefined ? only : byLot(winners, choice.rule.lot)?.[0];
    if (drawn === undefined) return { ...undecided(winners), ...shown };
    if (another !== undefined) reason = 'lot';
    elected.push(drawn);
  }
  return { elected, tiedWinners: [], reason, ...shown };
}

function undecided(tiedWinners: readonly string[]) {
  return { elected: [], tiedWinners, reason: 'only-a-lot' as const };
}

/** The victories from the strongest, with what became of each over all orders of equals. */
function shownDefeats(
  pairs: Pairwise,
  sorted: readonly Defeat[],
  ways: readonly (readonly Defeat[])[],
) {
  const name = (index: number) => pairs.ids[index] ?? '';
  const defeats = sorted.map((defeat): RankedDefeat => {
    const { winner, loser } = defeat;
    const locked = ways.filter((way) => way.includes(defeat)).length;
    return {
      winner: name(winner),
      loser: name(loser),
      preferred: formatAmount(pairs.of(winner, loser)),
      opposed: formatAmount(pairs.of(loser, winner)),
      locked: locked === ways.length ? 'always' : locked === 0 ? 'never' : 'by-lot',
    };
  });
  const texts = defeats.map(
    ({ winner, loser, preferred, opposed }) => `${winner}>${loser} ${preferred}:${opposed}`,
  );
  return { inequality: texts.join('; '), pairwise: pairwiseText(pairs), defeats };
}

function sortedDefeats(pairs: Pairwise, strength: 'winning-votes' | 'margins'): Defeat[] {
  const strengthAt = strengthOf(pairs, strength);
  const all = pairs.ids.flatMap((_, winner) =>
    pairs.ids.map((_other, loser) => ({ winner, loser, strength: strengthAt(winner, loser) })),
  );
  const defeats = all.filter((defeat) => defeat.strength > 0n);
  return defeats.sort((left, right) => signOf(right.strength - left.strength));
}

/** Everybody who ends undefeated under some order of the equal defeats. */
function winnersOf(left: readonly number[], defeats: readonly Defeat[]): readonly number[] {
  const ways = lockEveryWay(left, defeats);
  return left.filter((index) => ways.some((way) => way.every(({ loser }) => loser !== index)));
}

function lockEveryWay(
  left: readonly number[],
  defeats: readonly Defeat[],
): readonly (readonly Defeat[])[] {
  const among = defeats.filter(
    ({ winner, loser }) => left.includes(winner) && left.includes(loser),
  );
  return everyWay((choose) => lockAll(among, choose), 4096).results;
}

function lockAll(defeats: readonly Defeat[], choose: Chooser): readonly Defeat[] {
  const locked: Defeat[] = [];
  let rest = [...defeats];
  while (rest.length > 0) {
    const [strongest] = rest;
    const equals = rest.filter((defeat) => defeat.strength === strongest?.strength);
    rest = rest.slice(equals.length);
    lockEquals(equals, locked, choose);
  }
  return locked;
}

/**
 * Locks defeats of one strength. Those that can close no circle, whatever the order,
 * are locked at once, so that a choice is asked for only where the order matters.
 */
function lockEquals(equals: readonly Defeat[], locked: Defeat[], choose: Chooser): void {
  let open = equals.filter((defeat) => !leads(locked, defeat.loser, defeat.winner));
  while (open.length > 0) {
    const free = open.filter((defeat) => !leads([...locked, ...open], defeat.loser, defeat.winner));
    locked.push(...free);
    const circling = open.filter((defeat) => !free.includes(defeat));
    if (circling.length === 0) return;
    const picked = Number(choose(circling.map((_, index) => String(index))));
    const next = circling[picked];
    if (next) locked.push(next);
    open = circling.filter(
      (defeat) => defeat !== next && !leads(locked, defeat.loser, defeat.winner),
    );
  }
}

/** Whether a chain of defeats leads from one option to another. */
function leads(defeats: readonly Defeat[], from: number, to: number): boolean {
  const seen = new Set([from]);
  const queue = [from];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    if (at === to) return true;
    for (const { winner, loser } of defeats) {
      if (winner !== at || seen.has(loser)) continue;
      seen.add(loser);
      queue.push(loser);
    }
  }
  return false;
}
