import { type ChoiceBallot, choiceMethods, type Option } from '@/domain/voting/choices/choice';
import type { ChoiceVote } from '@/domain/voting/choices/decide-choice';
import type { Fault } from '@/domain/voting/fault';
import { isObject, textAt } from '@/domain/voting/json-faults';
import type { RollEntry } from '@/domain/voting/rules/rule';
import { readEach, wholeFaults } from './read-ballots';
import { choiceBallotFaults } from './choice-ballot-faults';
import { readChoiceRule } from './read-choice-rule';

/** Reads the options, places, rule and ballots of a choice [V18, V19]; null with faults. */
export function readChoice(
  json: Record<string, unknown>,
  roll: readonly RollEntry[] | null,
  faults: Fault[],
): ChoiceVote | null {
  const method = choiceMethods.find((each) => each === json['method']);
  if (!method) return null;
  const options = readOptions(json['options'], faults);
  const seats = readSeats(json['seats'], options.length, faults);
  const ids = new Set(options.map((option) => option.id));
  const rule = readChoiceRule(json['rule'], ids, faults);
  if (rule?.rounds === 2 && seats > 1) {
    faults.push({ code: 'rounds-fill-one-place', at: 'seats', found: String(seats) });
  }
  if (rule?.quorum && !roll) faults.push({ code: 'roll-missing', at: 'roll' });
  if (faults.length > 0 || !rule) return null;
  const ballots = readEach<ChoiceBallot>(json['ballots'], faults, (ballot, at) => {
    const wrong = choiceBallotFaults(ballot, {
      method,
      ids,
      rule,
      at,
    });
    return wrong.length > 0 ? wrong : ballot;
  });
  return { method, rule, roll, ballots, options, seats };
}

function readOptions(json: unknown, faults: Fault[]): readonly Option[] {
  if (!Array.isArray(json)) {
    faults.push({ code: json === undefined ? 'missing' : 'not-a-list', at: 'options' });
    return [];
  }
  if (json.length === 0) faults.push({ code: 'no-options', at: 'options' });
  const seen = new Set<string>();
  return json.flatMap((option: unknown, index) => {
    const at = `options[${index}]`;
    const wrong = optionFaults(option, at);
    faults.push(...wrong);
    if (wrong.length > 0 || !isObject(option)) return [];
    const id = String(option['id']);
    if (seen.has(id)) faults.push({ code: 'duplicate-id', at: `${at}.id`, found: id });
    seen.add(id);
    return [{ id, name: typeof option['name'] === 'string' ? option['name'] : id }];
  });
}

function optionFaults(option: unknown, at: string): readonly Fault[] {
  if (!isObject(option)) return [{ code: 'not-an-object', at }];
  const { id, name } = option;
  return [...textAt(id, `${at}.id`), ...(name === undefined ? [] : textAt(name, `${at}.name`))];
}

function readSeats(json: unknown, options: number, faults: Fault[]): number {
  if (json === undefined) return 1;
  const wrong = wholeFaults(json, 'seats', 1);
  faults.push(...wrong);
  const seats = Number(json);
  if (wrong.length === 0 && options > 0 && seats > options) {
    const [found, expected] = [String(seats), String(options)];
    faults.push({ code: 'too-many-seats', at: 'seats', found, expected });
  }
  return seats;
}
