import { formatAmount, parseAmount } from './amount';
import type { Message } from '@/domain/voting/message';
import type { Check, Verdict } from './verdict';

/**
 * What would have made a vote come out otherwise, as far as the numbers say it for
 * certain [V36]: more yes from those who said neither, votes changing sides, a veto not
 * cast, more members present, or so many yes fewer.
 */
export function whatWouldHaveChanged(
  verdict: Verdict,
  nameOf: (id: string) => string,
): readonly Message[] {
  const named = (ids: readonly string[]) => ({ names: ids.map(nameOf) });
  if (verdict.outcome === 'vetoed') {
    const { vetoedBy } = verdict;
    return [{ key: 'changed.veto', values: { vetoers: named(vetoedBy), vetoes: vetoedBy.length } }];
  }
  if (verdict.reason === 'only-a-lot') {
    if (verdict.tiedUnknown) return [{ key: 'changed.lot-unknown', values: {} }];
    return [{ key: 'changed.lot', values: { tied: named(verdict.tiedWinners) } }];
  }
  if (verdict.outcome === 'adopted') return fewerYes(verdict);
  if (verdict.outcome === 'no-quorum') return morePresent(verdict);
  if (verdict.outcome !== 'rejected' && verdict.outcome !== 'tied') return [];
  const enough = moreYes(verdict);
  const opposed = verdict.opposedWithVeto ?? [];
  if (enough.length === 0 || opposed.length === 0) return enough;
  const stillVetoed = { vetoers: named(opposed), vetoes: opposed.length };
  return [...enough.map(asEnoughVotes), { key: 'changed.vetoed-anyway', values: stillVetoed }];
}

/** “Would have carried it” is too much said where a veto stood against it. */
function asEnoughVotes(message: Message): Message {
  return {
    ...message,
    key: message.key === 'changed.more-yes' ? 'changed.enough-yes' : message.key,
  };
}

function moreYes(verdict: Verdict): readonly Message[] {
  const unmet = (verdict.checks ?? []).filter((check) => !check.met);
  if (verdict.reason === 'no-votes-cast') return [];
  const lacking = unmet.filter((check) => check.unit === 'weight' || check.kind === 'cap');
  if (lacking.length > 0) return lacking.flatMap(lackingWeight);
  const missing = Math.max(...unmet.map((check) => headsBetween(check.part.amount, check.needed)));
  const { abstain, absent, blank, invalid } = verdict.tally;
  const neither = [abstain, absent, blank, invalid, verdict.tally['not-participating']];
  const free = neither.reduce((sum, count) => sum + Number(count), 0);
  if (missing <= free) return [{ key: 'changed.more-yes', values: { count: missing } }];
  const changing = unmet.map((check) => headsBetween(check.part.amount, check.neededOfBase));
  const switched = Math.max(...changing);
  if (switched > Number(verdict.tally.no)) return [];
  return [{ key: 'changed.switched', values: { count: switched } }];
}

function lackingWeight(check: Check): readonly Message[] {
  const needed = parseAmount(check.needed ?? '');
  const found = parseAmount(check.part.amount);
  if (needed === null || found === null || needed <= found) return [];
  return [
    { key: 'changed.more-weight', values: { missing: { decimal: formatAmount(needed - found) } } },
  ];
}

/** How many yes fewer would have defeated it, where heads were counted. */
function fewerYes(verdict: Verdict): readonly Message[] {
  const tests = (verdict.checks ?? []).filter(
    (check) => check.unit === 'people' && ['threshold', 'minimum'].includes(check.kind),
  );
  const slacks = tests
    .filter((check) => !check.deemed)
    .map((check) => -headsBetween(check.part.amount, check.needed));
  const slack = Math.min(...slacks.filter((each) => Number.isFinite(each)));
  return Number.isFinite(slack) ? [{ key: 'changed.fewer-yes', values: { count: slack + 1 } }] : [];
}

function morePresent(verdict: Verdict): readonly Message[] {
  const quorums = (verdict.checks ?? []).filter((check) => check.kind === 'quorum' && !check.met);
  return quorums
    .filter((check) => check.unit === 'people')
    .map((check) => ({
      key: 'changed.more-present',
      values: { count: headsBetween(check.part.amount, check.needed), counted: check.part.name },
    }));
}

/** Whole heads from one number to another; infinite where no number would do. */
function headsBetween(from: string, to: string | null): number {
  return to === null ? Number.POSITIVE_INFINITY : Number(to) - Number(from);
}
