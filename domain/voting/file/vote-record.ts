import { type ChoiceVote, decideChoice } from '@/domain/voting/choices/decide-choice';
import { gatherPapers } from '@/domain/voting/choices/gather-papers';
import { type ConsentBallot, decideByConsent } from '@/domain/voting/heard/consent';
import { decide, decideStanding } from '@/domain/voting/rules/decide';
import type { Fault } from '@/domain/voting/fault';
import { isObject, oneOf, shown } from '@/domain/voting/json-faults';
import { readAnswerBallots, readConsentBallots } from './read-ballots';
import { envelopeFaults } from './envelope';
import { readChoice } from './read-choice';
import { readRoll } from './read-roll';
import { readObjections, readSilence } from './read-uncounted';
import { readTotals } from './read-totals';
import { whoVotedFaults } from './who-voted';
import { readThresholdRule } from './read-threshold-rule';
import type { AnswerBallot, RollEntry, ThresholdRule } from '@/domain/voting/rules/rule';
import { standingFaults } from '@/domain/voting/rules/standing-faults';
import { countBallots, type Standing } from '@/domain/voting/rules/tally';
import { uncountedMethods, voteMethods, type UncountedMethod } from '@/domain/voting/terms';
import type { Verdict } from '@/domain/voting/rules/verdict';
import {
  decideByConsensus,
  decideBySilence,
  decideWithoutVote,
  type Decision,
  type Objection,
  type SilenceProcedure,
} from '@/domain/voting/heard/without-a-vote';

/** The first version of the format: what is needed to count, and nothing else. Read for ever. */
export const countFormat = 'plenary.vote-record/1';

/** The format as files are written: the same with which vote it was [V18]. */
export const recordFormat = 'plenary.vote-record/2';

const formats: readonly unknown[] = [countFormat, recordFormat];

/** A record that may be counted: what was voted under which rule [V18]. */
export type CountedRecord =
  | {
      readonly kind: 'answers';
      readonly rule: ThresholdRule;
      readonly roll: readonly RollEntry[];
      readonly ballots: readonly AnswerBallot[];
    }
  | { readonly kind: 'totals'; readonly rule: ThresholdRule; readonly standing: Standing }
  | {
      readonly kind: 'consent';
      readonly roll: readonly RollEntry[];
      readonly ballots: readonly ConsentBallot[];
    }
  | ({ readonly kind: 'choice' } & ChoiceVote);

/** A record in which nothing is counted [V34, V35]. */
type UncountedRecord =
  | {
      readonly kind: 'consensus' | 'without-vote';
      readonly objections: readonly Objection[];
    }
  | { readonly kind: 'silence'; readonly procedure: SilenceProcedure };

export type VoteRecord = CountedRecord | UncountedRecord;

export type ReadRecord =
  | { readonly ok: true; readonly value: VoteRecord }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * Reads a record `plenary.vote-record/1` or `/2` from JSON [V18]. Every fault is named with its
 * place; nothing that is read as a record can fail to be counted.
 */
export function readVoteRecord(json: unknown): ReadRecord {
  if (!isObject(json)) return { ok: false, faults: [{ code: 'not-an-object', at: 'record' }] };
  const faults: Fault[] = [...headFaults(json)];
  if (faults.length > 0) return { ok: false, faults };
  const record = readBody(json, faults);
  if (record === null || faults.length > 0) return { ok: false, faults: withVoters(json, faults) };
  return { ok: true, value: record };
}

function withVoters(json: Record<string, unknown>, faults: readonly Fault[]): readonly Fault[] {
  if (json['roll'] === undefined || json['counts'] !== undefined) return faults;
  const known = new Set(faults.map((fault) => `${fault.at} ${fault.code}`));
  const further = whoVotedFaults(readRoll(json['roll'], []), json['ballots']);
  return [...faults, ...further.filter((fault) => !known.has(`${fault.at} ${fault.code}`))];
}

function headFaults(json: Record<string, unknown>): readonly Fault[] {
  const { format } = json;
  const unknown = {
    code: 'unknown-format',
    at: 'format',
    found: shown(format),
    expected: `${recordFormat}, ${countFormat}`,
  } as const;
  const formatFaults: Fault[] =
    format === undefined ? [{ code: 'missing', at: 'format' }] : [unknown];
  return [
    ...(formats.includes(format) ? [] : formatFaults),
    ...(format === recordFormat ? envelopeFaults(json) : []),
    ...oneOf(json['method'], voteMethods, 'method'),
  ];
}

function readBody(json: Record<string, unknown>, faults: Fault[]): VoteRecord | null {
  const { method } = json;
  if (method === 'threshold') return readThreshold(json, faults);
  if (method === 'consent') return readConsent(json, faults);
  const uncounted = uncountedMethods.find((each) => each === method);
  if (uncounted) return readUncounted(uncounted, json, faults);
  const roll = json['roll'] === undefined ? null : readRoll(json['roll'], faults);
  const choice = readChoice(json, roll, faults);
  if (choice === null || faults.length > 0) return null;
  faults.push(...gatherPapers(choice.roll, choice.ballots).faults);
  return { kind: 'choice', ...choice };
}

function readThreshold(json: Record<string, unknown>, faults: Fault[]): VoteRecord | null {
  const rule = readThresholdRule(json['rule'], faults);
  if (json['counts'] !== undefined) {
    const standing = readTotals(json, faults);
    if (!rule || !standing) return null;
    faults.push(...standingFaults(rule, standing));
    return { kind: 'totals', rule, standing };
  }
  const roll = readVoters(json, faults);
  const ballots = readAnswerBallots(json['ballots'], faults);
  if (!rule || faults.length > 0) return null;
  const count = countBallots(roll, ballots);
  faults.push(...count.faults);
  if (count.faults.length === 0) faults.push(...standingFaults(rule, count.standing));
  return { kind: 'answers', rule, roll, ballots };
}

function readConsent(json: Record<string, unknown>, faults: Fault[]): VoteRecord | null {
  const roll = readVoters(json, faults);
  const ballots = readConsentBallots(json['ballots'], faults);
  if (faults.length > 0) return null;
  faults.push(...countBallots(roll, ballots).faults);
  return { kind: 'consent', roll, ballots };
}

function readUncounted(
  kind: UncountedMethod,
  json: Record<string, unknown>,
  faults: Fault[],
): VoteRecord {
  if (json['roll'] === undefined) faults.push({ code: 'roll-missing', at: 'roll' });
  const roll = json['roll'] === undefined ? [] : readRoll(json['roll'], faults);
  if (kind === 'silence') return { kind, procedure: readSilence(json, roll, faults) };
  return { kind, objections: readObjections(json['objections'], roll, faults) };
}

/** The roll may be left out only where no ballot names its voter [V17]. */
function readVoters(json: Record<string, unknown>, faults: Fault[]): readonly RollEntry[] {
  const { roll, ballots } = json;
  if (roll !== undefined) return readRoll(roll, faults);
  const named =
    !Array.isArray(ballots) ||
    ballots.length === 0 ||
    ballots.some((ballot) => isObject(ballot) && ballot['voter'] !== undefined);
  if (named) faults.push({ code: 'roll-missing', at: 'roll' });
  return [];
}

/** Counts a record again: the same function that decided in the server [V18]. */
export function recount(record: CountedRecord): Verdict;
export function recount(record: VoteRecord): Decision;
export function recount(record: VoteRecord): Decision {
  switch (record.kind) {
    case 'answers':
      return decide(record.rule, record.roll, record.ballots);
    case 'totals':
      return decideStanding(record.rule, record.standing);
    case 'consent':
      return decideByConsent(record.roll, record.ballots);
    case 'choice':
      return decideChoice(record);
    case 'consensus':
      return decideByConsensus(record.objections);
    case 'without-vote':
      return decideWithoutVote(record.objections);
    case 'silence':
      // What is on file is over: silence that was broken, or whose deadline has passed.
      return decideBySilence(record.procedure, Infinity);
    default:
      return record satisfies never;
  }
}
