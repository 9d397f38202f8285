import type { RollCallAnswer } from '@/domain/voting/accept-ballot';
import type { AnswerBallot, RollEntry } from '@/domain/voting/rule';
import { isPresetName, type PresetName } from '@/domain/voting/presets';
import type { Verdict } from '@/domain/voting/verdict';
import type { Database } from '@/server/database/client';
import { isId } from '@/server/sessions/repository';

/** A vote without its roll and ballots. */
export type Vote = {
  id: string;
  sessionId: string;
  draftId: string | null;
  versionId: string | null;
  number: number;
  question: string;
  rule: PresetName;
  secrecy: string;
  openedAt: Date;
  closesAt: Date | null;
  closedAt: Date | null;
  verdict: Verdict | null;
  /** Of the version that is voted on. */
  sha256: string | null;
};

/** A line of the roll with what was cast on it. `id` is the short name: the export's voter. */
export type RollLine = RollEntry & {
  delegationId: string;
  ballot: CastBallot | null;
};

export type CastBallot = { answer: RollCallAnswer; castAt: Date; participantId: string };

/** A vote of this session; null when it is none or belongs to another. */
export async function findVote(
  database: Database,
  sessionId: string,
  voteId: string,
): Promise<Vote | null> {
  if (!isId(sessionId) || !isId(voteId)) return null;
  const row = await database.vote.findFirst({
    where: { id: voteId, sessionId },
    include: { version: { select: { sha256: true } } },
  });
  if (!row) return null;
  const { version, rule, verdict, openedById: _, revision: __, ...rest } = row;
  if (!isPresetName(rule)) throw new Error(`Vote ${voteId} has a rule that nobody knows.`);
  return { ...rest, rule, sha256: version?.sha256 ?? null, verdict: verdict as Verdict | null };
}

/**
 * Reads a vote and holds its row until the transaction ends. Ballots and closing all
 * come through here, so that what was accepted before the closing is counted by it.
 */
export async function lockVote(
  transaction: Database,
  sessionId: string,
  voteId: string,
): Promise<Vote | null> {
  if (!isId(sessionId) || !isId(voteId)) return null;
  await transaction.$queryRaw`SELECT 1 FROM votes WHERE id = ${voteId}::uuid FOR NO KEY UPDATE`;
  return findVote(transaction, sessionId, voteId);
}

/** The roll in the body's order, each line with its ballot. */
export async function findRoll(database: Database, voteId: string): Promise<RollLine[]> {
  const rows = await database.rollEntry.findMany({
    where: { voteId },
    orderBy: { position: 'asc' },
    include: { ballot: true },
  });
  return rows.map((row) => ({
    id: row.shortName,
    delegationId: row.delegationId,
    name: row.name,
    weight: row.weight.toFixed(),
    groups: row.groups,
    entitled: true,
    ballot: row.ballot && {
      answer: row.ballot.answer as RollCallAnswer,
      castAt: row.ballot.castAt,
      participantId: row.ballot.participantId,
    },
  }));
}

/** The ballots of a roll as the rule counts them. */
export function ballotsOf(roll: readonly RollLine[]): AnswerBallot[] {
  return roll.flatMap(({ id, ballot }) => (ballot ? [{ voter: id, answer: ballot.answer }] : []));
}

/** A delegation's line on the roll with its ballot; null when it is not on it. */
export async function findRollLine(
  database: Database,
  voteId: string,
  delegationId: string,
): Promise<{ shortName: string; ballot: CastBallot | null } | null> {
  const row = await database.rollEntry.findUnique({
    where: { voteId_delegationId: { voteId, delegationId } },
    include: { ballot: true },
  });
  if (!row) return null;
  const { shortName, ballot } = row;
  return { shortName, ballot: ballot && { ...ballot, answer: ballot.answer as RollCallAnswer } };
}

/** Puts a delegation's one ballot in its place, whether there was one before or not. */
export async function saveBallot(
  transaction: Database,
  key: { voteId: string; delegationId: string },
  ballot: CastBallot,
): Promise<void> {
  await transaction.ballot.upsert({
    where: { voteId_delegationId: key },
    create: { ...key, ...ballot },
    update: ballot,
    select: { voteId: true },
  });
}

/** Saves what a vote came to. */
export async function saveVerdict(
  transaction: Database,
  voteId: string,
  { closedAt, verdict }: { closedAt: Date; verdict: Verdict },
): Promise<void> {
  await transaction.vote.update({
    where: { id: voteId },
    data: { closedAt, verdict, revision: { increment: 1 } },
    select: { id: true },
  });
}

/** A delegation as the roll copies it. */
export type Seat = {
  delegationId: string;
  name: string;
  shortName: string;
  weight: string;
  groups: string[];
};

/** The delegations that have a seat in a session now. */
export async function findSeats(database: Database, sessionId: string): Promise<Seat[]> {
  const rows = await database.delegation.findMany({ where: { sessionId } });
  return rows.map(({ id, name, shortName, weight, groups }) => {
    return { delegationId: id, name, shortName, weight: weight.toFixed(), groups };
  });
}

/** The next number of a vote; holds the session, so that no two get the same. */
export async function nextVoteNumber(transaction: Database, sessionId: string): Promise<number> {
  await transaction.$queryRaw`
    SELECT 1 FROM sessions WHERE id = ${sessionId}::uuid FOR NO KEY UPDATE`;
  const last = await transaction.vote.aggregate({ where: { sessionId }, _max: { number: true } });
  return (last._max.number ?? 0) + 1;
}

/** Saves an opened vote with its roll in the order given, and returns its id. */
export async function saveVote(
  transaction: Database,
  vote: {
    sessionId: string;
    draftId: string;
    versionId: string;
    number: number;
    question: string;
    rule: PresetName;
    openedById: string;
    openedAt: Date;
    closesAt: Date | null;
  },
  roll: readonly Seat[],
): Promise<string> {
  const entries = roll.map((seat, position) => ({ ...seat, position }));
  const { id } = await transaction.vote.create({
    data: { ...vote, roll: { createMany: { data: entries } } },
    select: { id: true },
  });
  return id;
}

/** Open votes whose deadline has passed by the database's clock. */
export async function findOverdueVotes(
  database: Database,
): Promise<{ id: string; sessionId: string }[]> {
  return database.$queryRaw<{ id: string; sessionId: string }[]>`
    SELECT id, session_id AS "sessionId" FROM votes
    WHERE closed_at IS NULL AND closes_at <= clock_timestamp() ORDER BY closes_at`;
}

/** Milliseconds, by the database's clock, until the next deadline; null when there is none. */
export async function findTimeToNextDeadline(database: Database): Promise<number | null> {
  const rows = await database.$queryRaw<{ wait: number | null }[]>`
    SELECT (EXTRACT(EPOCH FROM min(closes_at) - clock_timestamp()) * 1000)::float8 AS wait
    FROM votes WHERE closed_at IS NULL`;
  return rows[0]?.wait ?? null;
}

/** A session's revision, read before what it vouches for. */
export async function findRevision(database: Database, sessionId: string): Promise<number> {
  const { revision } = await database.session.findUniqueOrThrow({
    where: { id: sessionId },
    select: { revision: true },
  });
  return revision;
}

/** The session a vote belongs to; null for an unknown id. */
export async function findSessionOf(database: Database, voteId: string): Promise<string | null> {
  if (!isId(voteId)) return null;
  const row = await database.vote.findUnique({
    where: { id: voteId },
    select: { sessionId: true },
  });
  return row?.sessionId ?? null;
}

/** The sealed text that is voted on, and the draft it is a version of. */
export async function findVotedText(
  database: Database,
  vote: Pick<Vote, 'versionId'>,
): Promise<VotedText | null> {
  if (vote.versionId === null) return null;
  const version = await database.version.findUniqueOrThrow({
    where: { id: vote.versionId },
    include: { draft: { select: { id: true, number: true, kind: true, status: true } } },
  });
  const { draft, number, title, canonical, sha256 } = version;
  return { draft, number, title, canonical, sha256 };
}

export type VotedText = {
  draft: { id: string; number: number; kind: string; status: string };
  /** The version's number. */
  number: number;
  title: string;
  canonical: string;
  sha256: string;
};

/** The name of a participant, as it is now. */
export async function findName(database: Database, participantId: string): Promise<string> {
  const row = await database.participant.findUniqueOrThrow({
    where: { id: participantId },
    select: { person: { select: { name: true } } },
  });
  return row.person.name;
}
