import { accept, refuse, type Result } from '@/domain/result';

/** What a delegation can answer on its ballot. */
export const rollCallAnswers = ['yes', 'no', 'abstain'] as const;

export type RollCallAnswer = (typeof rollCallAnswers)[number];

export type BallotRefusal = 'vote-closed' | 'not-on-roll' | 'unknown-answer' | 'stale-page';

/** What is asked of a vote before a ballot is let in. */
export type OpenQuestion = {
  readonly closesAt: Date | null;
  readonly closedAt: Date | null;
  /** SHA-256 of the text that is voted on; null for a question without a text. */
  readonly sha256: string | null;
  /** The ids of the delegations on the roll. */
  readonly roll: ReadonlySet<string>;
};

/** A ballot as it arrives: from whom, what, and which text its voter had before them. */
export type IncomingBallot = {
  readonly delegationId: string | null;
  readonly answer: string;
  readonly sha256: string | null;
};

/**
 * Lets a ballot into a vote, or says why not. A ballot may be changed until the vote
 * closes; the closing instant itself is too late. A ballot given on another text than
 * the one that is voted on is refused as stale.
 *
 * @param now the database's clock, read while the vote is held
 */
export function acceptBallot(
  question: OpenQuestion,
  ballot: IncomingBallot,
  now: Date,
): Result<RollCallAnswer, BallotRefusal> {
  if (!isOpenAt(question, now)) return refuse('vote-closed');
  if (ballot.delegationId === null || !question.roll.has(ballot.delegationId)) {
    return refuse('not-on-roll');
  }
  if (ballot.sha256 !== question.sha256) return refuse('stale-page');
  const answer = rollCallAnswers.find((known) => known === ballot.answer);
  return answer === undefined ? refuse('unknown-answer') : accept(answer);
}

/** Whether ballots are taken at this instant. */
export function isOpenAt(
  { closesAt, closedAt }: Pick<OpenQuestion, 'closesAt' | 'closedAt'>,
  now: Date,
): boolean {
  return closedAt === null && (closesAt === null || now < closesAt);
}

/** Whether the deadline has passed and nobody has closed the vote yet. */
export function isOverdue(
  { closesAt, closedAt }: Pick<OpenQuestion, 'closesAt' | 'closedAt'>,
  now: Date,
): boolean {
  return closedAt === null && closesAt !== null && now >= closesAt;
}
