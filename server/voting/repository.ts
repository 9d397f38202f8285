import type { DraftKind } from '@/domain/drafts/draft-snapshot';
import type { ChoiceRule } from '@/domain/voting/choices/choice';
import { isObject } from '@/domain/voting/json-faults';
import { readChosenRule } from '@/domain/voting/rules/own-rule';
import { isPresetName } from '@/domain/voting/rules/presets';
import {
  voteMethods,
  type Deciding,
  type Secrecy,
  type Sight,
  type VoteOption,
  type VoteTerms,
} from '@/domain/voting/terms';
import type { CalledOff } from '@/domain/voting/conduct/conduct';
import type { Decision } from '@/domain/voting/heard/without-a-vote';
import type { Prisma } from '@/prisma/generated/client';
import { databaseNow, type Database } from '@/server/database/client';
import { sha256 } from '@/server/record/sha256';
import { isId } from '@/server/sessions/repository';
import { keepOwnRule } from './own-rules/repository';
import { countRefusals, type CountRefusal } from '@/domain/voting/counting';

/** A vote without its roll and ballots. */
export type Vote = {
  id: string;
  sessionId: string;
  draftId: string | null;
  versionId: string | null;
  /** In a division, the ids of the blocks that are voted on; empty for the whole. */
  blocks: string[];
  number: number;
  terms: VoteTerms;
  rollLanguage: string;
  /** The short name of the delegation the calling begins with; null for the first. */
  rollFrom: string | null;
  secondOfId: string | null;
  opensAt: Date | null;
  openedAt: Date | null;
  pausedAt: Date | null;
  closesAt: Date | null;
  minutes: number | null;
  closedAt: Date | null;
  publishedAt: Date | null;
  cancelledAt: Date | null;
  /** Why it was called off; null where it was not. */
  calledOff: CalledOff | null;
  /** Since when it is set aside because it could not be counted, and why. */
  parkedAt: Date | null;
  parkedBecause: CountRefusal | null;
  verdict: Decision | null;
  /** Of what is voted on: the sealed version, else the options; null for a bare question. */
  sha256: string | null;
};

type VoteRow = Prisma.VoteGetPayload<{ include: { version: { select: { sha256: true } } } }>;

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
  return row && voteFrom(row);
}

function voteFrom(row: VoteRow): Vote {
  const { version, question, isStraw, closesWhenAll, verdict } = row;
  const deciding = decidingFrom(row);
  const ofOptions = 'options' in deciding ? sha256(JSON.stringify(deciding.options)) : null;
  return {
    id: row.id,
    sessionId: row.sessionId,
    draftId: row.draftId,
    versionId: row.versionId,
    blocks: row.blocks,
    number: row.number,
    terms: {
      question,
      deciding,
      isStraw,
      secrecy: row.secrecy as Secrecy,
      meanwhile: row.meanwhile as Sight,
      castBy: row.castBy === 'head' ? 'head' : 'any',
      closesWhenAll,
      publishes: row.publishes === 'by-chair' ? 'by-chair' : 'at-closing',
    },
    rollLanguage: row.rollLanguage,
    rollFrom: row.rollFrom,
    secondOfId: row.secondOfId,
    opensAt: row.opensAt,
    openedAt: row.openedAt,
    pausedAt: row.pausedAt,
    closesAt: row.closesAt,
    minutes: row.minutes,
    closedAt: row.closedAt,
    publishedAt: row.publishedAt,
    cancelledAt: row.cancelledAt,
    calledOff: row.cancelledAt && { reason: row.cancelledFor, because: row.cancelledBecause },
    parkedAt: row.parkedAt,
    parkedBecause: countRefusals.find((each) => each === row.parkedBecause) ?? null,
    verdict: verdict as Decision | null,
    sha256: version?.sha256 ?? ofOptions,
  };
}

/** What the columns method, rule, options and seats say together. */
function decidingFrom({ id, method, rule, options, seats }: VoteRow): Deciding {
  const known = voteMethods.find((each) => each === method);
  if (known === undefined) throw new Error(`Vote ${id} has a method that nobody knows.`);
  if (known === 'threshold') {
    const chosen = readChosenRule(rule);
    if (!chosen) throw new Error(`Vote ${id} has a rule that nobody knows.`);
    return { method: known, rule: chosen };
  }
  if (known === 'consent' || known === 'consensus') return { method: known };
  if (known === 'without-vote' || known === 'silence') return { method: known };
  return {
    method: known,
    rule: isObject(rule) ? rule : {},
    options: options as unknown as VoteOption[],
    seats,
  };
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

/** What changes in a vote's row while it runs: instants, and what it came to. */
export type VoteChange = Partial<
  Pick<
    Vote,
    | 'versionId'
    | 'rollFrom'
    | 'openedAt'
    | 'pausedAt'
    | 'closesAt'
    | 'closedAt'
    | 'publishedAt'
    | 'cancelledAt'
    | 'parkedAt'
    | 'parkedBecause'
  >
> & {
  cancelledFor?: string | null;
  cancelledBecause?: string | null;
  verdict?: Decision;
  /** Set once, at the opening: the versions that are chosen among. */
  options?: readonly VoteOption[];
  /** Of a choice, with the lot that was drawn. */
  rule?: ChoiceRule;
};

/** Changes a vote's row. */
export async function changeVote(
  transaction: Database,
  voteId: string,
  { options, rule, ...change }: VoteChange,
): Promise<void> {
  await transaction.vote.update({
    where: { id: voteId },
    data: {
      ...change,
      ...(options && { options: options.map((option) => ({ ...option })) }),
      ...(rule && { rule: { ...rule } }),
    },
    select: { id: true },
  });
}

/** The next number of a vote; holds the session, so that no two get the same. */
export async function nextVoteNumber(transaction: Database, sessionId: string): Promise<number> {
  await transaction.$queryRaw`
    SELECT 1 FROM sessions WHERE id = ${sessionId}::uuid FOR NO KEY UPDATE`;
  const last = await transaction.vote.aggregate({ where: { sessionId }, _max: { number: true } });
  return (last._max.number ?? 0) + 1;
}

/** What is known of a vote when it is announced. */
export type AnnouncedVote = Pick<
  Vote,
  | 'sessionId'
  | 'draftId'
  | 'blocks'
  | 'number'
  | 'terms'
  | 'rollLanguage'
  | 'rollFrom'
  | 'secondOfId'
  | 'opensAt'
  | 'minutes'
> & { openedById: string };

/** Saves a vote that has not opened yet, and returns its id. */
export async function saveVote(transaction: Database, vote: AnnouncedVote): Promise<string> {
  const { terms, ...rest } = vote;
  const { deciding, ...chosen } = terms;
  const choice = 'options' in deciding ? deciding : null;
  const { id } = await transaction.vote.create({
    data: {
      ...rest,
      ...chosen,
      method: deciding.method,
      rule: 'rule' in deciding ? (structuredClone(deciding.rule) as Prisma.InputJsonValue) : {},
      options: choice ? choice.options.map((option) => ({ ...option })) : [],
      seats: choice?.seats ?? 1,
      openedAt: null,
    },
    select: { id: true },
  });
  if (deciding.method === 'threshold' && !isPresetName(deciding.rule)) {
    await keepOwnRule(transaction, vote.sessionId, deciding.rule);
  }
  return id;
}

/** Open votes whose deadline has passed by the database's clock. */
export async function findOverdueVotes(
  database: Database,
): Promise<{ id: string; sessionId: string }[]> {
  return database.$queryRaw<{ id: string; sessionId: string }[]>`
    SELECT id, session_id AS "sessionId" FROM votes
    WHERE closed_at IS NULL AND paused_at IS NULL AND closes_at <= clock_timestamp()
      AND (parked_at IS NULL OR parked_at < clock_timestamp() - interval '1 hour')
    ORDER BY closes_at`;
}

/** Whether a vote is set aside for now, by the database's clock. */
export async function isParked(
  database: Database,
  { parkedAt }: Pick<Vote, 'parkedAt'>,
): Promise<boolean> {
  const hour = 3_600_000;
  return parkedAt !== null && (await databaseNow(database)).getTime() - parkedAt.getTime() < hour;
}

/** Sets a vote aside of which not even the row can be read. */
export async function parkUnreadable(database: Database, voteId: string): Promise<void> {
  await database.$executeRaw`
    UPDATE votes SET parked_at = clock_timestamp(), parked_because = 'count-faulty'
    WHERE id = ${voteId}::uuid AND closed_at IS NULL`;
}

/** Announced votes whose hour has come by the database's clock. */
export async function findDueVotes(
  database: Database,
): Promise<{ id: string; sessionId: string }[]> {
  return database.$queryRaw<{ id: string; sessionId: string }[]>`
    SELECT id, session_id AS "sessionId" FROM votes
    WHERE opened_at IS NULL AND cancelled_at IS NULL AND opens_at <= clock_timestamp()
      AND (parked_at IS NULL OR parked_at < clock_timestamp() - interval '1 hour')
    ORDER BY opens_at`;
}

/**
 * Milliseconds, by the database's clock, until the next vote opens or closes by itself;
 * null when there is none.
 */
export async function findTimeToNextDeadline(database: Database): Promise<number | null> {
  const rows = await database.$queryRaw<{ wait: number | null }[]>`
    SELECT (EXTRACT(EPOCH FROM min(due) - clock_timestamp()) * 1000)::float8 AS wait
    FROM (SELECT closes_at AS due FROM votes WHERE closed_at IS NULL AND paused_at IS NULL
            AND parked_at IS NULL
          UNION ALL
          SELECT opens_at FROM votes WHERE opened_at IS NULL AND cancelled_at IS NULL
            AND parked_at IS NULL) dues`;
  return rows[0]?.wait ?? null;
}

/** The vote that repeats another, after a tie or as a further round; null where none does. */
export async function findSecondOf(
  database: Database,
  voteId: string,
): Promise<{ id: string; number: number } | null> {
  return database.vote.findFirst({
    where: { secondOfId: voteId },
    select: { id: true, number: true },
  });
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
  const { draft, number, title, canonical } = version;
  if (!draft) throw new Error(`Version ${version.id} is voted on and belongs to no draft.`);
  return { draft, number, title, canonical, sha256: version.sha256 };
}

export type VotedText = {
  draft: { id: string; number: number; kind: DraftKind; status: string };
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
