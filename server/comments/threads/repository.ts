import type { Anchor } from '@/domain/comments/anchor';
import type { ThreadFilter } from '@/domain/comments/list-threads';
import {
  lastComments,
  type CommentSnapshot,
  type ThreadCounts,
  type ThreadSnapshot,
} from '@/domain/comments/threads-snapshot';
import type { Role } from '@/domain/sessions/roles';
import { Prisma } from '@/prisma/generated/client';
import type { Database } from '@/server/database/client';

// Threads as they are read: some at a time, and of each some comments. A deleted comment
// keeps its place while somebody's words follow it (domain/comments/comment-rules.ts);
// the numbers here count those that are shown.

/** Which threads of a draft, from which on and how many. */
export type ThreadsWanted = {
  filter: ThreadFilter | 'all';
  /** Whose “mine” are. */
  participantId: string | null;
  from: number;
  most: number;
};

type ThreadRow = {
  id: string;
  anchor: Anchor;
  quote: string;
  resolvedAt: Date | null;
  resolvedBy: string | null;
  count: number;
};

type CommentRow = {
  threadId: string;
  id: string;
  participantId: string;
  name: string;
  role: Role;
  delegation: string | null;
  body: string | null;
  createdAt: Date;
  editedAt: Date | null;
};

/** Comments of a draft with their numbers in their thread, and how many each thread shows. */
function numbered(draftId: string, threadId: string | null): Prisma.Sql {
  return Prisma.sql`
    numbered AS (
      SELECT comments.*, row_number() OVER (
        PARTITION BY comments.thread_id ORDER BY comments.created_at, comments.id) AS place
      FROM comments JOIN threads ON threads.id = comments.thread_id
      WHERE threads.draft_id = ${draftId}::uuid
        AND (${threadId}::uuid IS NULL OR threads.id = ${threadId}::uuid)),
    counted AS (
      SELECT thread_id, max(place) FILTER (WHERE deleted_at IS NULL) AS shown
      FROM numbered GROUP BY thread_id HAVING count(*) FILTER (WHERE deleted_at IS NULL) > 0)`;
}

/** How many threads there are with words in them. */
export async function countShownThreads(
  database: Database,
  draftId: string,
): Promise<ThreadCounts> {
  const rows = await database.$queryRaw<ThreadCounts[]>`
    SELECT count(*) FILTER (WHERE resolved_at IS NULL)::int AS open,
           count(*) FILTER (WHERE resolved_at IS NOT NULL)::int AS resolved
    FROM threads WHERE draft_id = ${draftId}::uuid AND EXISTS (
      SELECT 1 FROM comments WHERE thread_id = threads.id AND deleted_at IS NULL)`;
  return rows[0] ?? { open: 0, resolved: 0 };
}

/**
 * Reads threads of a draft, open ones first and then in the order of the text; of each its
 * first comment and its last ones.
 */
export async function readThreads(
  database: Database,
  draftId: string,
  { filter, participantId, from, most }: ThreadsWanted,
): Promise<ThreadSnapshot[]> {
  const chosen = {
    all: Prisma.sql`true`,
    open: Prisma.sql`threads.resolved_at IS NULL`,
    resolved: Prisma.sql`threads.resolved_at IS NOT NULL`,
    mine: Prisma.sql`EXISTS (SELECT 1 FROM comments WHERE thread_id = threads.id
                       AND deleted_at IS NULL AND author_id = ${participantId}::uuid)`,
  }[filter];
  const rows = await database.$queryRaw<ThreadRow[]>`
    WITH ${numbered(draftId, null)}
    SELECT threads.id, threads.anchor, threads.quote, threads.resolved_at AS "resolvedAt",
           people.name AS "resolvedBy", counted.shown::int AS count
    FROM threads JOIN counted ON counted.thread_id = threads.id
    LEFT JOIN participants ON participants.id = threads.resolved_by_id
    LEFT JOIN people ON people.id = participants.person_id
    WHERE threads.draft_id = ${draftId}::uuid AND ${chosen}
    ORDER BY threads.resolved_at IS NOT NULL,
             CASE WHEN (threads.anchor->>'attached')::boolean
                  THEN (threads.anchor->>'place')::bigint END NULLS LAST,
             threads.created_at, threads.id
    LIMIT ${most} OFFSET ${from}`;
  return withComments(database, draftId, rows, filter === 'mine' ? participantId : null);
}

/** Reads one thread with its comments from a place on; null where it has no words (any more). */
export async function readThread(
  database: Database,
  draftId: string,
  threadId: string,
  { from, most }: { from: number; most: number },
): Promise<ThreadSnapshot | null> {
  const [row] = await database.$queryRaw<ThreadRow[]>`
    WITH ${numbered(draftId, threadId)}
    SELECT threads.id, threads.anchor, threads.quote, threads.resolved_at AS "resolvedAt",
           people.name AS "resolvedBy", counted.shown::int AS count
    FROM threads JOIN counted ON counted.thread_id = threads.id
    LEFT JOIN participants ON participants.id = threads.resolved_by_id
    LEFT JOIN people ON people.id = participants.person_id
    WHERE threads.id = ${threadId}::uuid`;
  if (!row) return null;
  const comments = await readComments(
    database,
    Prisma.sql`WITH ${numbered(draftId, threadId)}`,
    Prisma.sql`numbered.place > ${from} AND numbered.place <= ${from + most}`,
  );
  return threadOf(row, comments);
}

async function withComments(
  database: Database,
  draftId: string,
  rows: readonly ThreadRow[],
  ownId: string | null,
): Promise<ThreadSnapshot[]> {
  const ids = rows.map(({ id }) => id);
  const comments = await readComments(
    database,
    Prisma.sql`WITH ${numbered(draftId, null)}`,
    Prisma.sql`numbered.thread_id = ANY(${ids}::uuid[])
      AND (numbered.place = 1 OR numbered.place > counted.shown - ${lastComments}
        OR numbered.place = (
          SELECT max(own.place) FROM numbered AS own WHERE own.thread_id = numbered.thread_id
            AND own.author_id = ${ownId}::uuid AND own.deleted_at IS NULL))`,
  );
  const byThread = new Map<string, CommentRow[]>();
  for (const comment of comments) {
    const { threadId } = comment;
    byThread.set(threadId, [...(byThread.get(threadId) ?? []), comment]);
  }
  return rows.map((row) => threadOf(row, byThread.get(row.id) ?? []));
}

async function readComments(
  database: Database,
  withNumbers: Prisma.Sql,
  wanted: Prisma.Sql,
): Promise<CommentRow[]> {
  return database.$queryRaw<CommentRow[]>`
    ${withNumbers}
    SELECT numbered.thread_id AS "threadId", numbered.id, participants.id AS "participantId",
           people.name, participants.role::text AS role, delegations.short_name AS delegation,
           CASE WHEN numbered.deleted_at IS NULL THEN numbered.body END AS body,
           numbered.created_at AS "createdAt", numbered.edited_at AS "editedAt"
    FROM numbered JOIN counted ON counted.thread_id = numbered.thread_id
    JOIN participants ON participants.id = numbered.author_id
    JOIN people ON people.id = participants.person_id
    LEFT JOIN delegations ON delegations.id = participants.delegation_id
    WHERE numbered.place <= counted.shown AND ${wanted}
    ORDER BY numbered.created_at, numbered.id`;
}

function threadOf(row: ThreadRow, comments: readonly CommentRow[]): ThreadSnapshot {
  return {
    id: row.id,
    anchor: row.anchor,
    quote: row.quote,
    resolved: row.resolvedAt && { at: row.resolvedAt.toISOString(), by: row.resolvedBy ?? '' },
    comments: comments.map(commentOf),
    count: row.count,
  };
}

function commentOf(row: CommentRow): CommentSnapshot {
  const { id, participantId, name, role, delegation, body } = row;
  return {
    id,
    author: { participantId, name, role, delegation },
    body,
    at: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
  };
}
