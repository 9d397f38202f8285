import { formatAmount } from '@/domain/voting/rules/amount';
import type { Stage } from '@/domain/voting/rules/verdict';
import { breakTie, extremes } from './break-tie';
import type { Choice, ChoiceResult } from './choice';
import type { Lot } from './every-lot';
import { countPairs, pairwiseText } from './pairwise';
import { Piles } from './piles';
import { type Counted, settle } from './settle';
import { type Bundle, bundle } from './strict-order';
import { type Totals, totalsText } from './totals';

/**
 * Instant runoff [V26]: the last is excluded and its papers go on, until one has more
 * than half of the papers that still name somebody. Several places: the same count
 * without the elected.
 */
export function instantRunoff(choice: Choice): ChoiceResult {
  const { bundles, invalid } = bundle(choice.papers);
  const pairwise = pairwiseText(countPairs(choice));
  if (bundles.length === 0) return { ...nobody, invalid, pairwise };
  const settled = settle(choice, bundles.length, (lot) => fillAll(choice, bundles, lot));
  return { ...settled, invalid, pairwise };
}

export const nobody = {
  elected: [],
  tiedWinners: [],
  reason: 'no-votes-cast',
  inequality: '',
  stages: [],
} as const satisfies ChoiceResult;

function fillAll(choice: Choice, bundles: readonly Bundle[], lot: Lot): Counted {
  let hopeful = choice.options.map((option) => option.id);
  const elected: string[] = [];
  const places: Place[] = [];
  const stages = () => places.flatMap((place) => place.stages.map(writeStage));
  let inequality = '';
  const reason = 'majority-of-votes' as const;
  while (elected.length < choice.seats && hopeful.length > 0) {
    const place = fillOne(hopeful, bundles, lot);
    const { winner } = place;
    places.push(place);
    if (winner === null) return { elected, stages, inequality: '', reason, isWhole: false };
    inequality = place.inequality;
    elected.push(winner);
    hopeful = hopeful.filter((id) => id !== winner);
  }
  return { elected, stages, inequality, reason, isWhole: true };
}

type Round = Omit<Stage, 'totals' | 'nonTransferable'> & { totals: Totals; exhausted: bigint };
type Place = { winner: string | null; stages: readonly Round[]; inequality: string };

function fillOne(all: readonly string[], bundles: readonly Bundle[], lot: Lot): Place {
  const piles = new Piles(all, bundles);
  const stages: Round[] = [];
  const earlier: Totals[] = [];
  let excluded: readonly string[] = [];
  for (;;) {
    const { totals } = piles;
    const [first = ''] = extremes([...totals.keys()], totals, 'ahead');
    const most = totals.get(first) ?? 0n;
    const stage = { totals, exhausted: piles.exhausted };
    if (2n * most > piles.continuing || totals.size === 1) {
      stages.push({ ...stage, elected: [first], excluded });
      return { winner: first, stages, inequality: halfText(first, most, piles.continuing) };
    }
    const lowest = idle(extremes([...totals.keys()], totals, 'behind'), totals);
    const equals = breakTie(lowest, earlier, 'behind');
    const [only = ''] = equals;
    const last = equals.length === 1 ? only : lot.unluckiest(equals);
    stages.push({ ...stage, elected: [], excluded, ...(last === null && { tied: equals }) });
    if (last === null) return { winner: null, stages, inequality: '' };
    earlier.push(totals);
    piles.exclude(last);
    excluded = [last];
  }
}

function writeStage({ totals, exhausted, ...stage }: Round): Stage {
  return { totals: totalsText(totals), nonTransferable: formatAmount(exhausted), ...stage };
}

/** Those without a single paper all go, one after another; in which order is the same. */
function idle(lowest: readonly string[], totals: Totals): readonly string[] {
  const [first = ''] = lowest;
  return totals.get(first) === 0n && lowest.length < totals.size ? [first] : lowest;
}

function halfText(id: string, most: bigint, continuing: bigint): string {
  const [amount, whole] = [formatAmount(most), formatAmount(continuing)];
  const sign = 2n * most > continuing ? '>' : '≤';
  return `${id} ${amount}: 2×${amount} ${sign} ${whole}`;
}
