import type { Verdict } from '@/domain/voting/rules/verdict';

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

/** What a decision without a vote came to. Nothing was counted: it has no tally, not one of zeros. */
export type VerdictWithoutVote = {
  readonly outcome: OutcomeWithoutVote;
  readonly reason: 'no-objection' | 'objection' | 'deadline-ahead' | 'not-all-told';
  readonly tally: null;
  readonly inequality: null;
  readonly vetoedBy: readonly [];
  readonly elected: readonly [];
  readonly tiedWinners: readonly [];
  /** Whose objections stand. */
  readonly objectedBy: readonly string[];
  /** In a silence procedure: of whom it is not proved that they were told in time. */
  readonly untold: readonly string[];
};

/** What a question came to, with a vote or without. */
export type Decision = Verdict | VerdictWithoutVote;

/** Instants are milliseconds since 1970 in UTC, as the database's clock gives them. */
export type Objection = {
  readonly by: string;
  readonly at: number;
  readonly withdrawnAt?: number;
};

/** Consensus [V34]: the absence of objection after a search for agreement, not a majority. */
export function decideByConsensus(objections: readonly Objection[]): VerdictWithoutVote {
  return askedFor(objections, 'adopted-by-consensus', 'no-consensus');
}

/**
 * Adopted without a vote [V34]: the chair asks, hears no objection, and so it is
 * decided. An objection does not reject anything: the question then goes to a vote.
 */
export function decideWithoutVote(objections: readonly Objection[]): VerdictWithoutVote {
  return askedFor(objections, 'adopted-without-vote', 'objection-heard');
}

function askedFor(
  objections: readonly Objection[],
  adopted: OutcomeWithoutVote,
  objected: OutcomeWithoutVote,
): VerdictWithoutVote {
  const standing = objections.filter(({ withdrawnAt }) => withdrawnAt === undefined);
  return standing.length > 0
    ? verdict(objected, 'objection', { objectedBy: whose(standing) })
    : verdict(adopted, 'no-objection');
}

function whose(objections: readonly Objection[]): readonly string[] {
  return [...new Set(objections.map(({ by }) => by))];
}

function verdict(
  outcome: OutcomeWithoutVote,
  reason: VerdictWithoutVote['reason'],
  { objectedBy = [], untold = [] }: Partial<VerdictWithoutVote> = {},
): VerdictWithoutVote {
  return {
    outcome,
    reason,
    tally: null,
    inequality: null,
    vetoedBy: [],
    elected: [],
    tiedWinners: [],
    objectedBy,
    untold,
  };
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
export const silenceHoursMin = 72;

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
 *
 * @param now Infinity for a procedure that is over
 */
export function decideBySilence(procedure: SilenceProcedure, now: number): VerdictWithoutVote {
  const deadline = silenceDeadline(procedure);
  const limit = Math.min(now, deadline);
  const { members, notifiedAt } = procedure;
  const standing = procedure.objections.filter(
    ({ by, at, withdrawnAt = Infinity }) =>
      members.includes(by) && at >= procedure.startedAt && at <= deadline && withdrawnAt > limit,
  );
  const untold = members.filter((member) => (notifiedAt[member] ?? Infinity) > deadline);
  if (standing.length > 0) {
    return verdict('silence-broken', 'objection', { objectedBy: whose(standing), untold });
  }
  if (now <= deadline) return verdict('silence-running', 'deadline-ahead', { untold });
  if (untold.length > 0) return verdict('notification-incomplete', 'not-all-told', { untold });
  return verdict('adopted-by-silence', 'no-objection');
}

/** Whether a deadline leaves the members the time they are owed [V35]. */
export function isSilenceLongEnough({
  startedAt,
  deadlineAt,
}: Pick<SilenceProcedure, 'startedAt' | 'deadlineAt'>): boolean {
  return deadlineAt - startedAt >= silenceHoursMin * 3_600_000;
}

export type SilenceRefusal = 'silence-too-short' | 'silence-needs-text';

/** Why no silence procedure of this length can begin; null when it can [V35]. */
export function silenceRefusal(silence: {
  readonly hasText: boolean;
  readonly minutes: number | null;
}): SilenceRefusal | null {
  if (!silence.hasText) return 'silence-needs-text';
  const deadlineAt = (silence.minutes ?? 0) * 60_000;
  return isSilenceLongEnough({ startedAt: 0, deadlineAt }) ? null : 'silence-too-short';
}
