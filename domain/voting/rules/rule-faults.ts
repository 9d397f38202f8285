import { parseAmount, parseFraction } from './amount';
import type { Fault } from '@/domain/voting/fault';
import { isObject, oneOf, textAt, textsAt, unknownFields } from '@/domain/voting/json-faults';
import { answers, namedBases } from './rule';

const ruleFields = [
  'unit',
  'base',
  'threshold',
  'compare',
  'minYes',
  'quorum',
  'vetoGroups',
  'caps',
  'blockingMinority',
  'also',
  'tie',
];

/** A rule within a rule within a rule is more than any body has. */
const levelsMax = 8;

/** What is wrong with a rule object, place by place; empty when decide may use it [V4]. */
export function ruleFaults(rule: unknown, at = 'rule'): readonly Fault[] {
  if (!isObject(rule)) return [{ code: 'not-an-object', at }];
  if (at.split('.also').length > levelsMax) return [{ code: 'out-of-place', at }];
  return [
    ...unknownFields(rule, ruleFields, at),
    ...oneOf(rule['unit'], ['people', 'weight'], `${at}.unit`),
    ...optional(rule['tie'], (tie) => oneOf(tie, ['rejected', 'tied'], `${at}.tie`)),
    ...testFaults(rule, at),
    ...optional(rule['quorum'], (quorum) => quorumFaults(quorum, `${at}.quorum`)),
    ...optional(rule['vetoGroups'], (groups) => textsAt(groups, `${at}.vetoGroups`)),
    ...optional(rule['caps'], (caps) => listFaults(caps, `${at}.caps`, capFaults)),
    ...optional(rule['also'], (also) => listFaults(also, `${at}.also`, ruleFaults)),
    ...optional(rule['blockingMinority'], (minority) => minorityFaults(minority, at)),
  ];
}

/** A share with its base, a number of yes votes, or both; a rule without a test decides nothing. */
function testFaults(rule: Record<string, unknown>, at: string): readonly Fault[] {
  const { base, threshold, compare, minYes } = rule;
  const parts = [base, threshold, compare].filter((part) => part !== undefined).length;
  if (parts === 0 && minYes === undefined) return [{ code: 'no-test', at }];
  if (parts > 0 && parts < 3) return [{ code: 'threshold-incomplete', at }];
  return [
    ...optional(base, () => baseFaults(base, `${at}.base`)),
    ...optional(threshold, () => shareFaults(threshold, `${at}.threshold`)),
    ...optional(compare, () => oneOf(compare, ['>=', '>'], `${at}.compare`)),
    ...optional(minYes, () => numberFaults(minYes, `${at}.minYes`)),
  ];
}

/** What is wrong with a quorum [V6]. */
export function quorumFaults(quorum: unknown, at: string): readonly Fault[] {
  if (!isObject(quorum)) return [{ code: 'not-an-object', at }];
  return [
    ...unknownFields(quorum, ['of', 'threshold', 'compare', 'countedBy'], at),
    ...baseFaults(quorum['of'], `${at}.of`),
    ...shareFaults(quorum['threshold'], `${at}.threshold`),
    ...oneOf(quorum['compare'], ['>=', '>'], `${at}.compare`),
    ...oneOf(quorum['countedBy'], ['present', 'cast'], `${at}.countedBy`),
  ];
}

function capFaults(cap: unknown, at: string): readonly Fault[] {
  if (!isObject(cap)) return [{ code: 'not-an-object', at }];
  return [
    ...unknownFields(cap, ['answer', 'base', 'threshold', 'compare'], at),
    ...oneOf(cap['answer'], answers, `${at}.answer`),
    ...baseFaults(cap['base'], `${at}.base`),
    ...shareFaults(cap['threshold'], `${at}.threshold`),
    ...oneOf(cap['compare'], ['<=', '<'], `${at}.compare`),
  ];
}

function minorityFaults(minority: unknown, rule: string): readonly Fault[] {
  const at = `${rule}.blockingMinority`;
  if (!isObject(minority)) return [{ code: 'not-an-object', at }];
  const { members } = minority;
  const whole = typeof members === 'string' && /^\d{1,6}$/.test(members);
  return [
    ...unknownFields(minority, ['share', 'members'], at),
    ...shareFaults(minority['share'], `${at}.share`),
    ...(whole ? [] : [{ code: 'not-a-whole-number', at: `${at}.members` } as const]),
  ];
}

function baseFaults(base: unknown, at: string): readonly Fault[] {
  if (!isObject(base)) return oneOf(base, namedBases, at);
  return [...unknownFields(base, ['fixed'], at), ...numberFaults(base['fixed'], `${at}.fixed`)];
}

function shareFaults(share: unknown, at: string): readonly Fault[] {
  const faults = textAt(share, at);
  if (faults.length > 0 || typeof share !== 'string') return faults;
  return parseFraction(share) ? [] : [{ code: 'not-a-share', at, found: share }];
}

function numberFaults(number: unknown, at: string): readonly Fault[] {
  const faults = textAt(number, at);
  if (faults.length > 0 || typeof number !== 'string') return faults;
  return parseAmount(number) === null ? [{ code: 'not-a-decimal', at, found: number }] : [];
}

function listFaults(
  list: unknown,
  at: string,
  each: (entry: unknown, at: string) => readonly Fault[],
): readonly Fault[] {
  if (!Array.isArray(list)) return [{ code: 'not-a-list', at }];
  return list.flatMap((entry, index) => each(entry, `${at}[${index}]`));
}

function optional(value: unknown, faults: (value: unknown) => readonly Fault[]): readonly Fault[] {
  return value === undefined ? [] : faults(value);
}
