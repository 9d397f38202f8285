import type { ChoiceRule } from '@/domain/voting/choices/choice';
import type { Fault } from '@/domain/voting/fault';
import { isObject, oneOf, shown, textsAt, unknownFields } from '@/domain/voting/json-faults';
import { quorumFaults } from '@/domain/voting/rules/rule-faults';
import { wholeFaults } from './read-ballots';

const fields = ['unranked', 'strength', 'lot', 'max', 'blankScore', 'rounds', 'quorum'];

/** Reads the options of a choice's method; a rule left out is all defaults [V20]. */
export function readChoiceRule(
  json: unknown,
  ids: ReadonlySet<string>,
  faults: Fault[],
): ChoiceRule | null {
  if (json === undefined) return {};
  const wrong = isObject(json)
    ? ruleFaults(json, ids)
    : [{ code: 'not-an-object', at: 'rule' } as const];
  faults.push(...wrong);
  return wrong.length > 0 ? null : json;
}

function ruleFaults(rule: Record<string, unknown>, ids: ReadonlySet<string>): readonly Fault[] {
  const word = (field: string, allowed: readonly string[]) =>
    rule[field] === undefined ? [] : oneOf(rule[field], allowed, `rule.${field}`);
  const { max, rounds, lot, quorum } = rule;
  return [
    ...unknownFields(rule, fields, 'rule'),
    ...word('unranked', ['tied-last', 'no-preference']),
    ...word('strength', ['winning-votes', 'margins']),
    ...word('blankScore', ['zero', 'skip']),
    ...(max === undefined ? [] : wholeFaults(max, 'rule.max', 1)),
    ...(rounds === undefined || rounds === 1 || rounds === 2
      ? []
      : oneOf(shown(rounds), ['1', '2'], 'rule.rounds')),
    ...(quorum === undefined ? [] : quorumFaults(quorum, 'rule.quorum')),
    ...(lot === undefined ? [] : idListFaults(lot, ids, 'rule.lot')),
  ];
}

/** A list of option ids, each known and none twice. */
export function idListFaults(
  list: unknown,
  ids: ReadonlySet<string>,
  at: string,
): readonly Fault[] {
  const wrong = textsAt(list, at);
  if (wrong.length > 0 || !Array.isArray(list)) return wrong;
  const seen = new Set<string>();
  return list.flatMap((id: string, index): Fault[] => {
    const repeated = seen.has(id);
    seen.add(id);
    if (!ids.has(id)) return [{ code: 'unknown-option', at: `${at}[${index}]`, found: id }];
    return repeated ? [{ code: 'option-repeated', at: `${at}[${index}]`, found: id }] : [];
  });
}
