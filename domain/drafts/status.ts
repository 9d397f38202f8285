import { accept, refuse, type Result } from '@/domain/result';
import type { Decision } from '@/domain/voting/heard/without-a-vote';

/** Where a draft stands. The words are in docs/glossary.md. */
export const draftStatuses = [
  'drafting',
  'sealed',
  'voting',
  'adopted',
  'rejected',
  'withdrawn',
] as const;

export type DraftStatus = (typeof draftStatuses)[number];

/**
 * What can happen to a draft's status. The first four are acts of a person; the last
 * three are what a closed vote leaves behind.
 */
export const draftSteps = [
  'seal',
  'reopen',
  'withdraw',
  'put-to-vote',
  'adopt',
  'reject',
  'leave-undecided',
] as const;

export type DraftStep = (typeof draftSteps)[number];

/** The moment forbids the step: the draft is in a status from which it does not lead. */
export type DraftRefusal = `draft-is-${DraftStatus}`;

/**
 * The whole life of a draft. A step that is not here is refused. Adopted is the end: to
 * change what was adopted, a new draft is written. A vote that decides nothing (a tie
 * kept apart, no quorum), an objection to a decision without a vote, and broken silence
 * [V34, V35] leave the sealed text as it was, to be decided again.
 */
const table: Readonly<Record<DraftStatus, Partial<Record<DraftStep, DraftStatus>>>> = {
  drafting: { seal: 'sealed', 'put-to-vote': 'voting', withdraw: 'withdrawn' },
  sealed: { 'put-to-vote': 'voting', reopen: 'drafting', withdraw: 'withdrawn' },
  voting: { adopt: 'adopted', reject: 'rejected', 'leave-undecided': 'sealed' },
  adopted: {},
  rejected: { reopen: 'drafting' },
  withdrawn: { reopen: 'drafting' },
};

/** The status a step leads to, or the status that forbids it. */
export function stepFrom(status: DraftStatus, step: DraftStep): Result<DraftStatus, DraftRefusal> {
  const next = table[status][step];
  return next === undefined ? refuse(`draft-is-${status}`) : accept(next);
}

/** Whether a step is possible now; who may take it is asked of the table of acts. */
export function canStep(status: DraftStatus, step: DraftStep): boolean {
  return table[status][step] !== undefined;
}

/** Whether people may write in the text: only while it is being drafted. */
export function isOpenForWriting(status: DraftStatus): boolean {
  return status === 'drafting';
}

const stepsAfter = {
  adopted: 'adopt',
  elected: 'adopt',
  rejected: 'reject',
  vetoed: 'reject',
  tied: 'leave-undecided',
  'no-quorum': 'leave-undecided',
  undecided: 'leave-undecided',
  'adopted-by-consensus': 'adopt',
  'adopted-without-vote': 'adopt',
  'adopted-by-silence': 'adopt',
  'no-consensus': 'leave-undecided',
  'objection-heard': 'leave-undecided',
  'silence-broken': 'leave-undecided',
  'silence-running': 'leave-undecided',
  'notification-incomplete': 'leave-undecided',
} as const satisfies Record<Decision['outcome'], DraftStep>;

/** What a closed vote does to the draft it was about. */
export function stepAfter(outcome: Decision['outcome']): DraftStep {
  return stepsAfter[outcome];
}
