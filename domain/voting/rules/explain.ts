import type { Message } from '@/domain/voting/message';
import type { Check, Verdict } from './verdict';
import { whatWouldHaveChanged } from './what-would-have-changed';

/** A verdict in sentences without words; the words are in the messages under `verdict`. */
export type Explanation = {
  /** `Adopted`, `Rejected`, … */
  readonly outcome: Message;
  /** Why, in one sentence. */
  readonly reason: Message;
  /** Each comparison the rule made, in its order. */
  readonly arithmetic: readonly Message[];
  /** What would have made it come out otherwise; empty where nobody can say. */
  readonly changed: readonly Message[];
};

/**
 * Says why a verdict is what it is and what would have changed it [V36]. `nameOf`
 * turns the ids of voters and options into names, from the roll and the options.
 */
export function explainVerdict(
  verdict: Verdict,
  nameOf: (id: string) => string = (id) => id,
): Explanation {
  const named = (ids: readonly string[]) => ({ names: ids.map(nameOf) });
  return {
    outcome: { key: `outcomes.${verdict.outcome}`, values: {} },
    reason: {
      key: `reasons.${verdict.reason}${verdict.tiedUnknown ? '-unknown' : ''}`,
      values: {
        outcome: verdict.outcome,
        vetoers: named(verdict.vetoedBy),
        vetoes: verdict.vetoedBy.length,
        elected: named(verdict.elected),
        places: verdict.elected.length,
        tied: named(verdict.tiedWinners),
        runoff: named(verdict.secondRound ?? []),
      },
    },
    arithmetic: (verdict.checks ?? []).map(explainCheck),
    changed: whatWouldHaveChanged(verdict, nameOf),
  };
}

const camel = (name: string) =>
  name.replace(/[-+](\w)/g, (_, letter: string) => letter.toUpperCase());
const compareWords = { '>=': 'atLeast', '>': 'moreThan', '<=': 'atMost', '<': 'lessThan' } as const;

/** One comparison: what was measured, of what, how much was asked for, and the figures. */
function explainCheck(check: Check): Message {
  return {
    key: `checks.${check.deemed ? 'deemed' : check.kind}`,
    values: {
      part: camel(check.part.name),
      amount: { decimal: check.part.amount },
      base: camel(check.base?.name ?? 'none'),
      whole: { decimal: check.base?.amount ?? '0' },
      unit: check.unit,
      compare: compareWords[check.compare],
      threshold: { figures: check.threshold },
      met: String(check.met),
      comparison: { figures: check.comparison },
    },
  };
}
