import { parseAmount } from '@/domain/voting/rules/amount';
import type { Fault } from '@/domain/voting/fault';
import { isObject, shown, textAt, textsAt } from '@/domain/voting/json-faults';
import type { RollEntry } from '@/domain/voting/rules/rule';

/**
 * Reads the roll of a record [V18]. Only the id is asked for; without a name the id is
 * shown, and without more an entry weighs one, is in no group and may vote.
 */
export function readRoll(json: unknown, faults: Fault[]): readonly RollEntry[] {
  if (!Array.isArray(json)) {
    faults.push({ code: 'not-a-list', at: 'roll' });
    return [];
  }
  const seen = new Set<unknown>();
  return json.flatMap((entry: unknown, index) => {
    const at = `roll[${index}]`;
    const wrong = isObject(entry)
      ? entryFaults(entry, at)
      : [{ code: 'not-an-object', at } as const];
    faults.push(...wrong);
    // An entry that is wrong elsewhere still says who is on the roll.
    if (!isObject(entry) || textAt(entry['id'], at).length > 0) return [];
    const read = entryOf(entry);
    if (seen.has(read.id)) faults.push({ code: 'duplicate-id', at: `${at}.id`, found: read.id });
    seen.add(read.id);
    return [read];
  });
}

function entryFaults(entry: Record<string, unknown>, at: string): readonly Fault[] {
  const { id, name, weight, groups, entitled } = entry;
  return [
    ...textAt(id, `${at}.id`),
    ...(name === undefined ? [] : textAt(name, `${at}.name`)),
    ...(weight === undefined ? [] : weightFaults(weight, `${at}.weight`)),
    ...(groups === undefined ? [] : textsAt(groups, `${at}.groups`)),
    ...(entitled === undefined || typeof entitled === 'boolean'
      ? []
      : [{ code: 'not-true-or-false', at: `${at}.entitled`, found: shown(entitled) } as const]),
  ];
}

function weightFaults(weight: unknown, at: string): readonly Fault[] {
  const sound = typeof weight === 'string' && parseAmount(weight) !== null;
  return sound ? [] : [{ code: 'not-a-decimal', at, found: shown(weight) }];
}

function entryOf(entry: Record<string, unknown>): RollEntry {
  const { id, name, weight, groups, entitled } = entry;
  return {
    id: String(id),
    name: typeof name === 'string' ? name : String(id),
    weight: typeof weight === 'string' ? weight : '1',
    groups: Array.isArray(groups) ? groups.map(String) : [],
    entitled: entitled !== false,
  };
}
