import { formatAmount } from '@/domain/voting/rules/amount';
import type { Choice, ChoiceResult } from './choice';
import { fillPlaces } from './fill-places';
import { condorcetWinner, countPairs, type Pairwise, pairwiseText, strengthOf } from './pairwise';

/**
 * Schulze's method [V28]: one option is ahead of another where its strongest chain of
 * victories against it is stronger than the chain back. Several places are filled in
 * the order this gives.
 */
export function schulze(choice: Choice): ChoiceResult {
  return schulzeByPairs(countPairs(choice), choice);
}

/** The same from a matrix, where the ballots are not known [V27, V28]. */
export function schulzeByPairs(
  pairs: Pairwise,
  choice: Pick<Choice, 'seats' | 'rule'>,
): ChoiceResult {
  const path = strongestPaths(pairs, choice.rule.strength ?? 'winning-votes');
  const groups = schulzeGroups(pairs.ids, path);
  const winner = condorcetWinner(pairs);
  const filled = fillPlaces(groups, choice, winner === null ? 'strongest-path' : 'beats-all');
  const [first] = filled.elected.length > 0 ? filled.elected : filled.tiedWinners;
  return {
    ...filled,
    inequality: first === undefined ? '' : pathText(pairs.ids, path, first),
    pairwise: pairwiseText(pairs),
    paths: pairwiseText({ ids: pairs.ids, of: path }),
  };
}

type Paths = (from: number, to: number) => bigint;

/** The strongest chain from each option to each other: the widest path of the graph [V28]. */
function strongestPaths(pairs: Pairwise, strength: 'winning-votes' | 'margins'): Paths {
  const size = pairs.ids.length;
  const direct = strengthOf(pairs, strength);
  const path = pairs.ids.map((_, from) => pairs.ids.map((_other, to) => direct(from, to)));
  const of = (from: number, to: number) => path[from]?.[to] ?? 0n;
  for (let middle = 0; middle < size; middle += 1) {
    for (let from = 0; from < size; from += 1) {
      const row = path[from];
      if (!row || from === middle) continue;
      for (let to = 0; to < size; to += 1) {
        const through = least(of(from, middle), of(middle, to));
        if (to !== from && through > of(from, to)) row[to] = through;
      }
    }
  }
  return of;
}

function least(left: bigint, right: bigint): bigint {
  return left < right ? left : right;
}

function schulzeGroups(ids: readonly string[], path: Paths): string[][] {
  let left = ids.map((_, index) => index);
  const groups: string[][] = [];
  while (left.length > 0) {
    const group = left.filter((one) => left.every((other) => path(one, other) >= path(other, one)));
    groups.push(group.flatMap((index) => ids[index] ?? []));
    left = left.filter((index) => !group.includes(index));
  }
  return groups;
}

function pathText(ids: readonly string[], path: Paths, first: string): string {
  const one = ids.indexOf(first);
  const against = ids.flatMap((id, other) => {
    if (other === one) return [];
    const [forth, back] = [path(one, other), path(other, one)];
    const sign = forth > back ? '>' : forth === back ? '=' : '<';
    return [`${first}→${id} ${formatAmount(forth)} ${sign} ${formatAmount(back)}`];
  });
  return against.join('; ');
}
