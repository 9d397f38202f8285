import { formatAmount, parseAmount } from './amount';
import type { Message } from '@/domain/voting/message';
import type { Check, Turn, Verdict } from './verdict';

/**
 * What would have made a vote come out otherwise, as far as the numbers say it for
 * certain [V36]: the turning points of the count; a veto not cast; the weight that was
 * missing; a lot.
 */
export function whatWouldHaveChanged(
  verdict: Verdict,
  nameOf: (id: string) => string,
): readonly Message[] {
  const named = (ids: readonly string[]) => ({ names: ids.map(nameOf) });
  const { vetoedBy, opposedWithVeto: opposed = [], turns = [] } = verdict;
  if (verdict.outcome === 'vetoed') {
    return [{ key: 'changed.veto', values: { vetoers: named(vetoedBy), vetoes: vetoedBy.length } }];
  }
  if (verdict.reason === 'only-a-lot') return [lotSentence(verdict, named(verdict.tiedWinners))];
  const isLost = verdict.outcome === 'rejected' || verdict.outcome === 'tied';
  const missing = isLost && turns.length === 0 ? missingWeight(verdict) : [];
  const sentences = [...turns.map(turnSentence), ...missing];
  if (!isLost || sentences.length === 0 || opposed.length === 0) return sentences;
  const stillVetoed = { vetoers: named(opposed), vetoes: opposed.length };
  return [...sentences.map(asEnoughVotes), { key: 'changed.vetoed-anyway', values: stillVetoed }];
}

function lotSentence(verdict: Verdict, tied: { names: readonly string[] }): Message {
  if (verdict.tiedUnknown) return { key: 'changed.lot-unknown', values: {} };
  const key = verdict.tiedFor === 'second-round' ? 'changed.lot-for-round' : 'changed.lot';
  return { key, values: { tied } };
}

function turnSentence({ kind, count, counted }: Turn): Message {
  return { key: `changed.${kind}`, values: { count, ...(counted && { counted }) } };
}

/** “Would have carried it” is too much said where a veto stood against it. */
function asEnoughVotes(message: Message): Message {
  const enough: Readonly<Record<string, string>> = {
    'changed.more-yes': 'changed.enough-yes',
    'changed.present-yes': 'changed.enough-present-yes',
    'changed.abstain-yes': 'changed.enough-abstain-yes',
    'changed.absent-yes': 'changed.enough-absent-yes',
    'changed.any-yes': 'changed.enough-any-yes',
    'changed.switched': 'changed.enough-switched',
  };
  return { ...message, key: enough[message.key] ?? message.key };
}

/** Where voters weigh differently: what each test that was not met lacked, by itself. */
function missingWeight({ checks = [], reason }: Verdict): readonly Message[] {
  if (reason === 'no-votes-cast') return [];
  const unmet = checks.filter(({ met, kind }) => !met && kind !== 'cap');
  if (!checks.some(({ unit }) => unit === 'weight')) return [];
  return unmet.flatMap(lackedBy);
}

function lackedBy(check: Check): readonly Message[] {
  const isOfPresent = check.base?.name === 'present';
  const needed = parseAmount((isOfPresent ? check.neededOfBase : check.needed) ?? '');
  const found = parseAmount(check.part.amount);
  if (needed === null || found === null || needed <= found) return [];
  const lacking = needed - found;
  if (check.unit === 'weight') {
    return [
      { key: 'changed.more-weight', values: { missing: { decimal: formatAmount(lacking) } } },
    ];
  }
  return [{ key: 'changed.enough-yes', values: { count: Number(lacking / 1_000_000n) } }];
}
