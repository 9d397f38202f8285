import type { VoterLine } from '@/domain/voting/casting/accept-ballot';
import type { BallotContent } from '@/domain/voting/casting/ballot';
import type { CountedLine } from '@/domain/voting/file/export-vote';
import type { RollEntry } from '@/domain/voting/rules/rule';
import type { Prisma } from '@/prisma/generated/client';
import type { Database } from '@/server/database/client';
import { findRulingsOnLines, noRulings, type RulingsOnLine } from './objection-rulings/repository';
import { isId } from '@/server/sessions/repository';

/**
 * A line of the roll with what was cast on it. `id` is the short name: the export's
 * voter. In a secret vote `ballot` is always null, and only `hasVoted` is known.
 */
export type RollLine = CountedLine &
  VoterLine & {
    delegationId: string;
    ballot: CastBallot | null;
    hasVoted: boolean;
    /** Proof that it was told, in a silence procedure. */
    notifiedAt: Date | null;
  };

export type CastBallot = { content: BallotContent; castAt: Date; participantId: string };

type RollRow = Prisma.RollEntryGetPayload<{ include: { ballot: true; participation: true } }>;

const withBallots = { ballot: true, participation: true } as const;

/** The roll in the body's order, each line with its ballot. */
export async function findRoll(database: Database, voteId: string): Promise<RollLine[]> {
  const rows = await database.rollEntry.findMany({
    where: { voteId },
    orderBy: { position: 'asc' },
    include: withBallots,
  });
  const rulings = await findRulingsOnLines(database, voteId);
  return rows.map((row) => lineFrom(row, rulings));
}

/** A delegation's line on the roll with its ballot; null when it is not on it. */
export async function findRollLine(
  database: Database,
  voteId: string,
  delegationId: string,
): Promise<RollLine | null> {
  if (!isId(delegationId)) return null;
  const row = await database.rollEntry.findUnique({
    where: { voteId_delegationId: { voteId, delegationId } },
    include: withBallots,
  });
  return row && lineFrom(row, await findRulingsOnLines(database, voteId));
}

function lineFrom(row: RollRow, rulings: ReadonlyMap<string | null, RulingsOnLine>): RollLine {
  const ballot = row.ballot && {
    content: row.ballot.content as BallotContent,
    castAt: row.ballot.castAt,
    participantId: row.ballot.participantId,
  };
  return {
    id: row.shortName,
    delegationId: row.delegationId,
    name: row.name,
    weight: row.weight.toFixed(),
    groups: row.groups,
    entitled: row.suspendedFor === null,
    suspendedFor: row.suspendedFor,
    proxyId: row.proxyId,
    mark: row.mark === 'absent' || row.mark === 'not-participating' ? row.mark : null,
    ...(rulings.get(row.delegationId) ?? noRulings),
    content: ballot?.content ?? null,
    ballot,
    notifiedAt: row.notifiedAt,
    hasVoted: row.ballot !== null || row.participation !== null,
  };
}

/** Puts a delegation's one ballot in its place, whether there was one before or not. */
export async function saveBallot(
  transaction: Database,
  key: { voteId: string; delegationId: string },
  ballot: CastBallot,
): Promise<void> {
  const data = { ...ballot, content: ballot.content as Prisma.InputJsonObject };
  await transaction.ballot.upsert({
    where: { voteId_delegationId: key },
    create: { ...key, ...data },
    update: data,
    select: { voteId: true },
  });
}

/** A delegation as the roll copies it. */
export type Seat = RollEntry &
  Pick<VoterLine, 'suspendedFor' | 'proxyId'> & {
    delegationId: string;
  };

/** The delegations that have a seat in a session now. */
export async function findSeats(database: Database, sessionId: string): Promise<Seat[]> {
  const rows = await database.delegation.findMany({ where: { sessionId } });
  return rows.map(({ id, name, shortName, weight, groups, suspendedFor, proxyId }) => {
    const entitled = suspendedFor === null;
    const seat = { delegationId: id, id: shortName, name, weight: weight.toFixed(), groups };
    return { ...seat, entitled, suspendedFor, proxyId };
  });
}

/** Freezes the roll of a vote, in the order given. */
export async function saveRoll(
  transaction: Database,
  voteId: string,
  seats: readonly Seat[],
): Promise<void> {
  await transaction.rollEntry.createMany({
    data: seats.map(({ id, entitled: _entitled, ...seat }, position) => {
      return { ...seat, groups: [...seat.groups], voteId, shortName: id, position };
    }),
  });
}

/** Marks a line of the roll by a ruling of the chair, or takes the mark away. */
export async function markLine(
  transaction: Database,
  key: { voteId: string; delegationId: string },
  mark: VoterLine['mark'],
): Promise<void> {
  await transaction.rollEntry.update({
    where: { voteId_delegationId: key },
    data: { mark },
    select: { voteId: true },
  });
}
