import { formatAmount } from '@/domain/voting/rules/amount';
import type { Choice, ChoiceResult } from './choice';
import { fillPlaces, groupsOf, signOf } from './fill-places';
import { addUp, orderText, totalsText } from './totals';

/** Most approvals [V23]; an option that nobody approves is not elected. */
export function approval(choice: Choice): ChoiceResult {
  const ids = choice.options.map((option) => option.id);
  const totals = addUp(ids, (sums) => {
    for (const { ballot, weight } of choice.papers) {
      for (const id of ballot.approves ?? []) sums.set(id, (sums.get(id) ?? 0n) + weight);
    }
  });
  const of = (id: string) => totals.get(id) ?? 0n;
  const approved = ids.filter((id) => of(id) > 0n);
  const groups = groupsOf(approved, (left, right) => signOf(of(left) - of(right)));
  return {
    ...fillPlaces(groups, choice, 'most-votes'),
    totals: totalsText(totals),
    inequality: orderText(groups, (id) => formatAmount(of(id))),
  };
}
