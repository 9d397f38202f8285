import { type Fraction, parseAmount, parseFraction } from './amount';
import { digitsThatPart, percentText } from './percent';
import type { Message } from '@/domain/voting/message';
import type { Check, Verdict } from './verdict';
import { whatWouldHaveChanged } from './what-would-have-changed';

/** A verdict in sentences without words; the words are in the messages under `verdict`. */
export type Explanation = {
  /** `Adopted`, `Rejected`, … */
  readonly outcome: Message;
  /** Why, in one sentence. */
  readonly reason: Message;
  /** Each comparison the rule made, in its order, as people say it. */
  readonly arithmetic: readonly Message[];
  /** The same as exact inequalities in whole numbers, for whoever wants to check. */
  readonly proof: readonly string[];
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
  const { medianTie } = verdict;
  return {
    outcome: { key: `outcomes.${verdict.outcome}`, values: {} },
    reason: {
      key: `reasons.${reasonKey(verdict)}`,
      values: {
        outcome: verdict.outcome,
        vetoers: named(verdict.vetoedBy),
        vetoes: verdict.vetoedBy.length,
        elected: named(verdict.elected),
        places: verdict.elected.length,
        tied: named(verdict.tiedWinners),
        runoff: named(verdict.secondRound ?? []),
        ...(medianTie && {
          last: nameOf(medianTie.last),
          next: nameOf(medianTie.next),
          taken: { decimal: medianTie.taken },
          ahead: medianTie.ahead,
          behind: medianTie.behind,
        }),
      },
    },
    arithmetic: checksToSay(verdict).map(explainCheck),
    proof: proofOf(verdict),
    changed: whatWouldHaveChanged(verdict, nameOf),
  };
}

function reasonKey({ reason, tiedUnknown, tiedFor }: Verdict): string {
  if (tiedUnknown) return `${reason}-unknown`;
  return tiedFor ? `${reason}-for-round` : reason;
}

/** Of zero votes only the quorum is worth a sentence: a share of nothing is none. */
function checksToSay({ checks = [], reason }: Verdict): readonly Check[] {
  return reason === 'no-votes-cast' ? checks.filter(({ kind }) => kind === 'quorum') : checks;
}

function proofOf(verdict: Verdict): readonly string[] {
  const { checks, inequality } = verdict;
  if (checks) return checksToSay(verdict).map((check) => check.inequality);
  return inequality === '' ? [] : [inequality];
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
      ...sharesOf(check),
      met: String(check.met),
    },
  };
}

/** The share there was and the share asked for, in per cent as far as tells them apart. */
function sharesOf({ part, base, threshold }: Check) {
  const asked = parseFraction(threshold);
  const [found, whole] = [parseAmount(part.amount), parseAmount(base?.amount ?? '0')];
  if (!base || !asked || found === null || whole === null || whole === 0n) {
    return { share: { figures: '0' }, threshold: { figures: threshold } };
  }
  const digits = digitsThatPart({ numerator: found, denominator: whole }, asked);
  const text = (share: Fraction) => ({ decimal: percentText(share, digits) });
  return { share: text({ numerator: found, denominator: whole }), threshold: text(asked) };
}
