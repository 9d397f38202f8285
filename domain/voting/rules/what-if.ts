import type { RollCallAnswer } from '@/domain/voting/casting/ballot';
import { decide } from './decide';
import { ruleOf, type ChosenRule } from './own-rule';
import type { RollEntry } from './rule';
import type { Verdict } from './verdict';

/** As what a delegation is counted that has not said how it means to vote. */
export const countedAs = ['absent', 'yes', 'no', 'abstain'] as const;

export type CountedAs = (typeof countedAs)[number];

export type Supposition = {
  readonly rule: ChosenRule;
  /** The delegations that would be on the roll. */
  readonly seats: readonly RollEntry[];
  /** How delegations mean to vote, by their names on the roll. It binds nobody. */
  readonly indications: Readonly<Record<string, RollCallAnswer>>;
  readonly silentAs: CountedAs;
};

/** What would come out if everybody voted as they have said [V60]. */
export function whatIf({ rule, seats, indications, silentAs }: Supposition): Verdict {
  const ballots = seats
    .filter(({ entitled }) => entitled)
    .flatMap(({ id }) => {
      const answer = indications[id] ?? silentAs;
      return answer === 'absent' ? [] : [{ voter: id, answer }];
    });
  return decide(ruleOf(rule), seats, ballots);
}
