import { formatAmount } from '@/domain/voting/rules/amount';
import type { Stage } from '@/domain/voting/rules/verdict';
import { breakTie, extremes } from './break-tie';
import type { Choice, ChoiceResult } from './choice';
import type { Chooser } from './every-way';
import { countPairs, pairwiseText } from './pairwise';
import { type Counted, settle } from './settle';
import { type Bundle, bundle } from './strict-order';
import { addUp, type Totals, totalsText } from './totals';

/**
 * Instant runoff [V26]: the last is excluded and its papers go on, until one has more
 * than half of the papers that still name somebody. Several places: the same count
 * without the elected.
 */
export function instantRunoff(choice: Choice): ChoiceResult {
  const { bundles, invalid } = bundle(choice.papers);
  const pairwise = pairwiseText(countPairs(choice));
  if (bundles.length === 0) return { ...nobody, invalid, pairwise };
  const settled = settle(choice, bundles.length, (_lucky, unlucky) =>
    fillAll(choice, bundles, unlucky),
  );
  return { ...settled, invalid, pairwise };
}

export const nobody = {
  elected: [],
  tiedWinners: [],
  reason: 'no-votes-cast',
  inequality: '',
  stages: [],
} as const satisfies ChoiceResult;

function fillAll(choice: Choice, bundles: readonly Bundle[], unlucky: Chooser): Counted {
  let hopeful = choice.options.map((option) => option.id);
  const elected: string[] = [];
  const stages: Stage[] = [];
  let inequality = '';
  while (elected.length < choice.seats && hopeful.length > 0) {
    const place = fillOne(hopeful, bundles, unlucky);
    elected.push(place.winner);
    stages.push(...place.stages);
    inequality = place.inequality;
    hopeful = hopeful.filter((id) => id !== place.winner);
  }
  return { elected, stages, inequality, reason: 'majority-of-votes' };
}

function fillOne(all: readonly string[], bundles: readonly Bundle[], unlucky: Chooser) {
  let hopeful = all;
  let excluded: string[] = [];
  const stages: Stage[] = [];
  const earlier: Totals[] = [];
  for (;;) {
    const { totals, exhausted } = countRound(hopeful, bundles);
    const continuing = [...totals.values()].reduce((sum, total) => sum + total, 0n);
    const [first = ''] = extremes(hopeful, totals, 'ahead');
    const most = totals.get(first) ?? 0n;
    const done = 2n * most > continuing || hopeful.length === 1;
    const winner = done ? first : null;
    stages.push({
      totals: totalsText(totals),
      elected: winner === null ? [] : [winner],
      excluded,
      nonTransferable: formatAmount(exhausted),
    });
    if (winner !== null) return { winner, stages, inequality: halfText(winner, most, continuing) };
    const lowest = idle(extremes(hopeful, totals, 'behind'), totals);
    const last = breakTie(lowest, earlier, 'behind', unlucky);
    earlier.push(totals);
    hopeful = hopeful.filter((id) => id !== last);
    excluded = [last];
  }
}

/** Those without a single paper all go, one after another; in which order is the same. */
function idle(lowest: readonly string[], totals: Totals): readonly string[] {
  const [first = ''] = lowest;
  return totals.get(first) === 0n && lowest.length < totals.size ? [first] : lowest;
}

function countRound(hopeful: readonly string[], bundles: readonly Bundle[]) {
  const still = new Set(hopeful);
  let exhausted = 0n;
  const totals = addUp(hopeful, (sums) => {
    for (const { order, weight } of bundles) {
      const id = order.find((each) => still.has(each));
      if (id === undefined) exhausted += weight;
      else sums.set(id, (sums.get(id) ?? 0n) + weight);
    }
  });
  return { totals, exhausted };
}

function halfText(id: string, most: bigint, continuing: bigint): string {
  const [amount, whole] = [formatAmount(most), formatAmount(continuing)];
  const sign = 2n * most > continuing ? '>' : '≤';
  return `${id} ${amount}: 2×${amount} ${sign} ${whole}`;
}
