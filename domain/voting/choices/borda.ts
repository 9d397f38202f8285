import { formatAmount } from '@/domain/voting/rules/amount';
import type { Choice, ChoiceResult, Ranking } from './choice';
import { fillPlaces, groupsOf, signOf } from './fill-places';
import { countPairs, pairwiseText } from './pairwise';
import { addUp, orderText, totalsText } from './totals';

/**
 * Borda [V25]: n−1 points for the first of n down to 0; equals share the average of
 * their places. Options left out share the last places, or with `no-preference` count
 * as not there. Points are kept doubled, so that an average is whole.
 */
export function borda(choice: Choice): ChoiceResult {
  const ids = choice.options.map((option) => option.id);
  const tiedLast = choice.rule.unranked !== 'no-preference';
  const doubled = addUp(ids, (sums) => {
    for (const { ballot, weight } of choice.papers) {
      givePoints(ballot.ranking ?? [], ids, tiedLast, (id, points) => {
        sums.set(id, (sums.get(id) ?? 0n) + BigInt(points) * weight);
      });
    }
  });
  const of = (id: string) => doubled.get(id) ?? 0n;
  const groups = groupsOf(ids, (left, right) => signOf(of(left) - of(right)));
  return {
    ...fillPlaces(groups, choice, 'most-votes'),
    totals: totalsText(doubled, halfText),
    inequality: orderText(groups, (id) => halfText(of(id))),
    pairwise: pairwiseText(countPairs(choice)),
  };
}

function givePoints(
  ranking: Ranking,
  ids: readonly string[],
  tiedLast: boolean,
  give: (id: string, doubledPoints: number) => void,
): void {
  const ranked = ranking.flat();
  const rest =
    tiedLast && ranked.length < ids.length ? ids.filter((id) => !ranked.includes(id)) : [];
  const size = ranked.length + rest.length;
  let above = 0;
  for (const equals of [...ranking, rest]) {
    for (const id of equals) give(id, 2 * (size - 1 - above) - (equals.length - 1));
    above += equals.length;
  }
}

/** Half of a doubled sum, exactly: a decimal, or a fraction beyond six digits. */
function halfText(doubled: bigint): string {
  return doubled % 2n === 0n ? formatAmount(doubled / 2n) : `${formatAmount(doubled)}/2`;
}
