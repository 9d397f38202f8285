import type { ChoiceMethod, ChoiceRule } from '@/domain/voting/choices/choice';
import type { Fault } from '@/domain/voting/fault';
import { isObject, oneOf } from '@/domain/voting/json-faults';
import { castFaults, wholeFaults } from './read-ballots';
import { idListFaults } from './read-choice-rule';

type Marking = 'ranking' | 'approves' | 'scores';

/** How a ballot of each method may be marked. */
const markings: Readonly<Record<ChoiceMethod, readonly Marking[]>> = {
  plurality: ['ranking', 'approves'],
  approval: ['approves'],
  score: ['scores'],
  'majority-judgment': ['scores'],
  borda: ['ranking'],
  irv: ['ranking'],
  schulze: ['ranking'],
  'ranked-pairs': ['ranking'],
  'stv-scottish': ['ranking'],
};

type Place = {
  readonly method: ChoiceMethod;
  readonly ids: ReadonlySet<string>;
  readonly rule: ChoiceRule;
  readonly at: string;
};

/** What is wrong with one ballot of a choice [V19]; the earlier ballot is never touched by it. */
export function choiceBallotFaults(
  ballot: Record<string, unknown>,
  place: Place,
): readonly Fault[] {
  const { method, at } = place;
  const allowed = markings[method];
  const given = ['ranking', 'approves', 'scores', 'answer'].filter(
    (each) => ballot[each] !== undefined,
  );
  const [only = ''] = given;
  const sound =
    given.length === 1 && (only === 'answer' || (allowed as readonly string[]).includes(only));
  if (!sound)
    return [...castFaults(ballot, at), { code: 'wrong-ballot', at, expected: allowed.join(' / ') }];
  return [...castFaults(ballot, at), ...markFaults(only, ballot[only], place)];
}

function markFaults(marking: string, marks: unknown, place: Place): readonly Fault[] {
  const at = `${place.at}.${marking}`;
  if (marking === 'answer')
    return oneOf(marks, ['abstain', 'not-participating', 'blank', 'invalid'], at);
  if (marking === 'scores') return scoreFaults(marks, place, at);
  return marking === 'ranking'
    ? rankingFaults(marks, place.ids, at)
    : approvalFaults(marks, place, at);
}

function rankingFaults(ranking: unknown, ids: ReadonlySet<string>, at: string): readonly Fault[] {
  if (!Array.isArray(ranking)) return [{ code: 'not-a-list', at }];
  const stray = ranking.findIndex((equals) => !Array.isArray(equals));
  if (stray >= 0) return [{ code: 'not-a-list', at: `${at}[${stray}]` }];
  return idListFaults(ranking.flat(), ids, at);
}

function approvalFaults(
  approves: unknown,
  { method, ids, rule }: Place,
  at: string,
): readonly Fault[] {
  const faults = idListFaults(approves, ids, at);
  if (faults.length > 0 || method !== 'approval' || rule.max === undefined) return faults;
  const found = Array.isArray(approves) ? approves.length : 0;
  if (found <= rule.max) return [];
  return [{ code: 'too-many-marks', at, found: String(found), expected: String(rule.max) }];
}

function scoreFaults(scores: unknown, { ids, rule }: Place, at: string): readonly Fault[] {
  if (!isObject(scores)) return [{ code: 'not-an-object', at }];
  return Object.entries(scores).flatMap(([id, score]): readonly Fault[] => {
    const here = `${at}.${id}`;
    if (!ids.has(id)) return [{ code: 'unknown-option', at: here, found: id }];
    const wrong = wholeFaults(score, here, 0);
    if (wrong.length > 0 || rule.max === undefined || Number(score) <= rule.max) return wrong;
    return [{ code: 'score-too-high', at: here, found: String(score), expected: String(rule.max) }];
  });
}
