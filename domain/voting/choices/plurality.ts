import { formatAmount } from '@/domain/voting/rules/amount';
import type { Choice, ChoiceBallot, ChoiceResult } from './choice';
import { fillPlaces, groupsOf, signOf } from './fill-places';
import { addUp, orderText, type Totals, totalsText } from './totals';

/**
 * Most votes [V21], or with `rounds: 2` more than half, and where nobody has it a
 * second round between the first two [V22]. A paper that puts several first is invalid.
 */
export function plurality(choice: Choice): ChoiceResult {
  let invalid = 0n;
  const ids = choice.options.map((option) => option.id);
  const totals = addUp(ids, (sums) => {
    for (const { ballot, weight } of choice.papers) {
      const first = firstChoice(ballot);
      if (first === null) invalid += weight;
      else sums.set(first, (sums.get(first) ?? 0n) + weight);
    }
  });
  const of = (id: string) => totals.get(id) ?? 0n;
  const voted = ids.filter((id) => of(id) > 0n);
  const groups = groupsOf(voted, (left, right) => signOf(of(left) - of(right)));
  const common = {
    invalid,
    totals: totalsText(totals),
    inequality: orderText(groups, (id) => formatAmount(of(id))),
  };
  if (choice.rule.rounds === 2) return { ...common, ...firstRound(groups, totals, choice) };
  return { ...common, ...fillPlaces(groups, choice, 'most-votes') };
}

function firstChoice({ ranking, approves }: ChoiceBallot): string | null {
  const marked = approves ?? ranking?.[0] ?? [];
  const [first] = marked;
  return first !== undefined && marked.length === 1 ? first : null;
}

type FirstRound = Pick<
  ChoiceResult,
  'elected' | 'tiedWinners' | 'tiedFor' | 'reason' | 'inequality' | 'secondRound'
>;

function firstRound(groups: readonly string[][], totals: Totals, { rule }: Choice): FirstRound {
  const [best = []] = groups;
  const [first = ''] = best;
  const valid = [...totals.values()].reduce((sum, total) => sum + total, 0n);
  const most = totals.get(first) ?? 0n;
  const inequality = `${first} ${formatAmount(most)}: 2×${formatAmount(most)} ${2n * most > valid ? '>' : '≤'} ${formatAmount(valid)}`;
  if (valid === 0n)
    return { elected: [], tiedWinners: [], reason: 'no-votes-cast', inequality: '' };
  if (2n * most > valid) {
    return { elected: [first], tiedWinners: [], reason: 'majority-of-votes', inequality };
  }
  const runoff = fillPlaces(groups, { seats: 2, rule }, 'second-round');
  const { elected: secondRound, tiedWinners } = runoff;
  if (secondRound.length === 0)
    return {
      elected: [],
      tiedWinners,
      tiedFor: 'second-round',
      reason: 'only-a-lot',
      inequality,
    };
  return { elected: [], tiedWinners: [], reason: 'second-round', inequality, secondRound };
}
