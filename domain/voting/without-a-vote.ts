/**
 * Decisions without a vote: three different things with outcomes of their own [V34,
 * V35]. They have no tally, and none of them is a vote of so many to nothing.
 */
export type OutcomeWithoutVote =
  | 'adopted-by-consensus'
  | 'no-consensus'
  | 'adopted-without-vote'
  | 'objection-heard'
  | 'adopted-by-silence'
  | 'silence-broken'
  | 'silence-running'
  | 'notification-incomplete';

/** Instants are milliseconds since 1970 in UTC, as the database's clock gives them. */
export type Objection = {
  readonly by: string;
  readonly at: number;
  readonly withdrawnAt?: number;
};

/** Consensus [V34]: the absence of objection after a search for agreement, not a majority. */
export function decideByConsensus(objections: readonly Objection[]): OutcomeWithoutVote {
  return objections.some(remains) ? 'no-consensus' : 'adopted-by-consensus';
}

/**
 * Adopted without a vote [V34]: the chair asks, hears no objection, and so it is
 * decided. An objection does not reject anything: the question then goes to a vote.
 */
export function decideWithoutVote(objections: readonly Objection[]): OutcomeWithoutVote {
  return objections.some(remains) ? 'objection-heard' : 'adopted-without-vote';
}

function remains(objection: Objection): boolean {
  return objection.withdrawnAt === undefined;
}

export type SilenceProcedure = {
  /** When the text was sent round; a change of the text starts again from here. */
  readonly startedAt: number;
  /** The last instant at which an objection counts. */
  readonly deadlineAt: number;
  /** Later deadlines, in the order in which they were given, each before the last ended. */
  readonly extensions: readonly { readonly grantedAt: number; readonly deadlineAt: number }[];
  /** Whose silence is meant. */
  readonly members: readonly string[];
  /** Who was told, and when that was proved. */
  readonly notifiedAt: Readonly<Record<string, number>>;
  readonly objections: readonly Objection[];
};

/** GA decision 74/544: at least 72 hours. */
const silenceHoursMin = 72;

/** The deadline that holds: an extension given after its deadline had passed is none [V35]. */
function silenceDeadline({ deadlineAt, extensions }: SilenceProcedure): number {
  return extensions.reduce(
    (deadline, extension) =>
      extension.grantedAt <= deadline && extension.deadlineAt > deadline
        ? extension.deadlineAt
        : deadline,
    deadlineAt,
  );
}

/**
 * The silence procedure [V35]. One objection of a member up to and at the deadline breaks
 * the silence, unless it was withdrawn by then; broken silence is not a rejection. Until
 * everybody has been told, and before the deadline has passed, nothing is adopted.
 */
export function decideBySilence(procedure: SilenceProcedure, now: number): OutcomeWithoutVote {
  const deadline = silenceDeadline(procedure);
  const { members, notifiedAt, objections } = procedure;
  const inTime = objections.filter(
    ({ by, at }) => members.includes(by) && at >= procedure.startedAt && at <= deadline,
  );
  const heard = (limit: number) =>
    inTime.some(({ withdrawnAt }) => withdrawnAt === undefined || withdrawnAt > limit);
  if (heard(Math.min(now, deadline))) return 'silence-broken';
  if (now <= deadline) return 'silence-running';
  const told = members.every((member) => (notifiedAt[member] ?? Infinity) <= deadline);
  return told ? 'adopted-by-silence' : 'notification-incomplete';
}

/** Whether a deadline leaves the members the time they are owed [V35]. */
export function isSilenceLongEnough(
  { startedAt, deadlineAt }: Pick<SilenceProcedure, 'startedAt' | 'deadlineAt'>,
  hoursMin = silenceHoursMin,
): boolean {
  return deadlineAt - startedAt >= hoursMin * 3_600_000;
}
