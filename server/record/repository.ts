import type { DraftKind } from '@/domain/drafts/draft-snapshot';
import type { Json } from '@/domain/record/canonical';
import type { Entry, RecordedAct, SubjectKind } from '@/domain/record/entry';
import type { Database } from '@/server/database/client';

/**
 * Holds the session's row and counts one more entry of its record, which also makes what
 * was sent live of the session old. Nothing but an entry is counted here.
 */
export async function countEntry(database: Database, sessionId: string): Promise<void> {
  await database.session.update({
    where: { id: sessionId },
    data: { recordLength: { increment: 1 }, revision: { increment: 1 } },
    select: { id: true },
  });
}

/** Notes of a session when something was last done in it, and when about its people. */
export async function noteLastAct(
  database: Database,
  { sessionId, sequence, at }: Pick<Entry, 'sessionId' | 'sequence' | 'at'>,
  isAboutPeople: boolean,
): Promise<void> {
  const people = isAboutPeople ? { peopleSequence: sequence } : {};
  await database.session.update({
    where: { id: sessionId },
    data: { lastActAt: new Date(at), ...people },
    select: { id: true },
  });
}

export async function findLastEntry(
  database: Database,
  sessionId: string,
): Promise<{ sequence: number; hash: string } | null> {
  return database.recordEntry.findFirst({
    where: { sessionId },
    orderBy: { sequence: 'desc' },
    select: { sequence: true, hash: true },
  });
}

export async function saveEntry(database: Database, entry: Entry): Promise<void> {
  await database.recordEntry.create({
    data: { ...entry, at: new Date(entry.at), payload: entry.payload as object },
    select: { sequence: true },
  });
}

/** What part of a record is read. */
export type RecordPart = {
  subjectKinds?: readonly SubjectKind[];
  actorId?: string;
  /** Only entries before this sequence. */
  before?: number;
  /** Votes whose ballots are left out: who has cast one is not to be seen yet. */
  veiledVotes: readonly string[];
  limit: number;
};

type Row = Omit<Entry, 'at' | 'act' | 'subjectKind' | 'payload'> & {
  at: Date;
  act: string;
  subjectKind: string;
  payload: unknown;
};

function entryOf(row: Row): Entry {
  return {
    ...row,
    at: row.at.toISOString(),
    act: row.act as RecordedAct,
    subjectKind: row.subjectKind as SubjectKind,
    payload: row.payload as Json,
  };
}

/** Entries of a session's record, the last first. */
export async function listEntries(
  database: Database,
  sessionId: string,
  { subjectKinds, actorId, before, veiledVotes, limit }: RecordPart,
): Promise<Entry[]> {
  const rows = await database.recordEntry.findMany({
    where: {
      sessionId,
      ...(subjectKinds && { subjectKind: { in: [...subjectKinds] } }),
      ...(actorId !== undefined && { actorId }),
      ...(before !== undefined && { sequence: { lt: before } }),
      NOT: { act: 'cast-ballot', subjectId: { in: [...veiledVotes] } },
    },
    orderBy: { sequence: 'desc' },
    take: limit,
  });
  return rows.map(entryOf);
}

/** The votes of a session whose terms show nobody who has voted, until the result is out [V37]. */
export async function listVeiledVotes(database: Database, sessionId: string): Promise<string[]> {
  const rows = await database.vote.findMany({
    where: { sessionId, publishedAt: null, meanwhile: { in: ['nothing', 'count'] } },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** Everybody who acted in a session, under the name they had last. */
export async function listActors(
  database: Database,
  sessionId: string,
  veiledVotes: readonly string[],
): Promise<{ personId: string; name: string }[]> {
  return database.$queryRaw<{ personId: string; name: string }[]>`
    SELECT "personId", name FROM (
      SELECT DISTINCT ON (actor_id) actor_id AS "personId", actor_name AS name
      FROM record_entries
      WHERE session_id = ${sessionId}::uuid AND actor_id IS NOT NULL
        AND NOT (act = 'cast-ballot' AND subject_id = ANY(${veiledVotes}::text[]))
      ORDER BY actor_id, sequence DESC) actors
    ORDER BY name, "personId"`;
}

/** The drafts of a session by id, for entries that name them. */
export async function listDraftNames(
  database: Database,
  sessionId: string,
): Promise<{ id: string; number: number; kind: DraftKind; title: string }[]> {
  return database.draft.findMany({
    where: { sessionId },
    select: { id: true, number: true, kind: true, title: true },
  });
}

/** The sessions that have a record, or should have, the oldest first. */
export async function listRecords(
  database: Database,
  sessionId?: string,
): Promise<{ id: string; title: string; recordLength: number }[]> {
  return database.session.findMany({
    where: sessionId === undefined ? {} : { id: sessionId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, title: true, recordLength: true },
  });
}

/** A stretch of a chain in its order, after a sequence. */
export async function listChain(
  database: Database,
  sessionId: string,
  after: { sequence: number; limit: number },
): Promise<Entry[]> {
  const rows = await database.recordEntry.findMany({
    where: { sessionId, sequence: { gt: after.sequence } },
    orderBy: { sequence: 'asc' },
    take: after.limit,
  });
  return rows.map(entryOf);
}
