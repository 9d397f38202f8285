import { plainText } from '@/domain/plain-words';
import { accept, refuse, type Result } from '@/domain/result';
import { choiceBallotFaults } from '@/domain/voting/file/choice-ballot-faults';
import type { Ranking } from '@/domain/voting/choices/choice';
import { allowsEqualRanks } from '@/domain/voting/choices/offered-methods';
import type { Fault, FaultCode } from '@/domain/voting/fault';
import { isObject } from '@/domain/voting/json-faults';
import type { Answer } from '@/domain/voting/rules/rule';
import type { Deciding } from '@/domain/voting/terms';

/** What a delegation can answer to a question. */
export const rollCallAnswers = [
  'yes',
  'no',
  'abstain',
  'not-participating',
] as const satisfies readonly Answer[];

export type RollCallAnswer = (typeof rollCallAnswers)[number];

/** What a voter can answer in place of choosing among options. */
export const answersToChoice = ['abstain', 'not-participating'] as const;

/**
 * How a ballot was marked, as it is kept and exported: an answer, with its reason where it
 * is an objection to a consent; or options ranked, approved or graded.
 */
export type BallotContent =
  | {
      readonly answer: RollCallAnswer;
      readonly objection?: {
        readonly reason: string;
        /** By the chair’s ruling; a ballot as it was marked has none. */
        readonly standing?: 'resolved' | 'unfounded';
        /** The reason of that ruling. */
        readonly because?: string;
      };
    }
  | { readonly ranking: Ranking }
  | { readonly approves: readonly string[] }
  | { readonly scores: Readonly<Record<string, number>> };

export type ContentRefusal =
  | 'unknown-answer'
  | 'unknown-option'
  | 'option-twice'
  | 'equal-ranks'
  | 'too-many-marks'
  | 'score-out-of-range'
  | 'nothing-marked'
  | 'objection-needs-reason'
  | 'reason-too-long';

/** So long the reason of an objection may be, in characters. */
export const reasonMax = 2_000;

/** What each fault of a ballot in a file is to the person who marked it. */
const refusals: Partial<Record<FaultCode, ContentRefusal>> = {
  'unknown-option': 'unknown-option',
  'option-repeated': 'option-twice',
  'too-many-marks': 'too-many-marks',
  'score-too-high': 'score-out-of-range',
  'not-a-whole-number': 'score-out-of-range',
};

/**
 * Reads the marks of a ballot as the vote's method has them, or says what is wrong with
 * them [V19]. What is not asked for is left out.
 */
export function readContent(
  deciding: Deciding,
  marks: unknown,
): Result<BallotContent, ContentRefusal> {
  if (!isObject(marks)) return refuse('unknown-answer');
  if ('options' in deciding) return readChoice(deciding, marks);
  const answer = rollCallAnswers.find((known) => known === marks['answer']);
  if (answer === undefined) return refuse('unknown-answer');
  if (deciding.method !== 'consent' || answer !== 'no') return accept({ answer });
  return readObjection(marks['objection']);
}

function readObjection(objection: unknown): Result<BallotContent, ContentRefusal> {
  const given = isObject(objection) ? objection['reason'] : undefined;
  const reason = checkReason(typeof given === 'string' ? given : '');
  return reason.ok ? accept({ answer: 'no', objection: { reason: reason.value } }) : reason;
}

/** A reason as it is kept: something, and not too long. */
export function checkReason(
  reason: string,
): Result<string, 'objection-needs-reason' | 'reason-too-long'> {
  const kept = plainText(reason);
  if (kept === '') return refuse('objection-needs-reason');
  return kept.length > reasonMax ? refuse('reason-too-long') : accept(kept);
}

type Choosing = Extract<Deciding, { options: unknown }>;

function readChoice(
  { method, rule, options }: Choosing,
  marks: Record<string, unknown>,
): Result<BallotContent, ContentRefusal> {
  const answer = answersToChoice.find((known) => known === marks['answer']);
  if (answer !== undefined) return accept({ answer });
  const ids = new Set(options.map(({ id }) => id));
  const [fault] = choiceBallotFaults(marks, { method, ids, rule, at: 'ballot' });
  if (fault) return refuse(refusalOf(fault));
  const { ranking, approves, scores } = marks as {
    ranking?: Ranking;
    approves?: readonly string[];
    scores?: Readonly<Record<string, number>>;
  };
  if (approves) return approves.length > 0 ? accept({ approves }) : refuse('nothing-marked');
  if (scores) return Object.keys(scores).length > 0 ? accept({ scores }) : refuse('nothing-marked');
  const ranks = (ranking ?? []).filter((equals) => equals.length > 0);
  if (ranks.length === 0) return refuse('nothing-marked');
  return !allowsEqualRanks(method) && ranks.some((equals) => equals.length > 1)
    ? refuse('equal-ranks')
    : accept({ ranking: ranks });
}

function refusalOf({ code }: Fault): ContentRefusal {
  return refusals[code] ?? 'unknown-answer';
}

/** Whether two ballots are marked alike: sending one again then changes nothing. */
export function isMarkedAlike(one: BallotContent, other: BallotContent): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(sorted);
  if (!isObject(json)) return json;
  const names = Object.keys(json).sort();
  return names.map((name) => [name, sorted(json[name])]);
}
