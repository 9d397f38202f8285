import type {
  DraftAtAGlance,
  ReplyAtAGlance,
  VoteAtAGlance,
} from '@/domain/sessions/session-snapshot';
import { statusOf } from '@/domain/voting/casting/accept-ballot';
import {
  shows,
  type Secrecy,
  type Sight,
  type VoteOption,
  uncountedMethods,
  voteMethods,
} from '@/domain/voting/terms';
import type { Verdict } from '@/domain/voting/rules/verdict';
import type { Database } from '@/server/database/client';

/** So many replies one snapshot carries at most: the latest, since it is sent to everybody. */
const repliesMax = 100;

export async function findRevision(database: Database, sessionId: string): Promise<number | null> {
  const row = await database.session.findUnique({
    where: { id: sessionId },
    select: { revision: true },
  });
  return row && row.revision;
}

/** The sequence of the last act after which pages ask again who may do what. */
export async function findPeopleSequence(database: Database, sessionId: string): Promise<number> {
  const row = await database.session.findUnique({
    where: { id: sessionId },
    select: { peopleSequence: true },
  });
  return row?.peopleSequence ?? 0;
}

export async function listDrafts(database: Database, sessionId: string): Promise<DraftAtAGlance[]> {
  const rows = await database.draft.findMany({
    where: { sessionId },
    orderBy: { number: 'asc' },
    select: {
      id: true,
      number: true,
      kind: true,
      title: true,
      status: true,
      leadDelegation: { select: { name: true, shortName: true } },
      _count: {
        select: {
          threads: { where: { resolvedAt: null, comments: { some: { deletedAt: null } } } },
        },
      },
    },
  });
  return rows.map(({ leadDelegation, _count, ...draft }) => ({
    ...draft,
    lead: leadDelegation,
    openThreads: _count.threads,
  }));
}

export async function listVotes(database: Database, sessionId: string): Promise<VoteAtAGlance[]> {
  const rows = await database.vote.findMany({
    where: { sessionId },
    orderBy: { number: 'asc' },
    select: {
      id: true,
      number: true,
      question: true,
      isStraw: true,
      options: true,
      method: true,
      draftId: true,
      opensAt: true,
      openedAt: true,
      pausedAt: true,
      closesAt: true,
      closedAt: true,
      publishedAt: true,
      cancelledAt: true,
      verdict: true,
      secrecy: true,
      meanwhile: true,
      roll: {
        where: { suspendedFor: null },
        select: { delegationId: true, proxyId: true, mark: true, notifiedAt: true },
        orderBy: { position: 'asc' },
      },
      ballots: { select: { delegationId: true } },
      participations: { select: { delegationId: true } },
    },
  });
  return rows.map((row) => {
    const { id, number, question, isStraw, draftId, roll, secrecy } = row;
    const options = row.options as VoteOption[];
    const verdict = row.publishedAt ? row.verdict : null;
    const terms = { meanwhile: row.meanwhile as Sight };
    const method = voteMethods.find((each) => each === row.method) ?? 'threshold';
    const isCounted = !uncountedMethods.some((each) => each === method);
    const voted = [...row.ballots, ...row.participations].map(({ delegationId }) => delegationId);
    return {
      id,
      number,
      question,
      isStraw,
      draftId,
      method,
      status: statusOf(row),
      opensAt: inText(row.opensAt),
      secrecy: secrecy as Secrecy,
      closesAt: inText(row.closesAt),
      closedAt: inText(row.closedAt),
      entitled: roll.length,
      cast: isCounted && isCountSeen(row) ? voted.length : null,
      awaited: isTakingBallots(row)
        ? awaitedOf(roll, shows(terms, 'who') ? [...voted, ...toldOf(roll)] : [])
        : [],
      outcome: verdictOf(verdict)?.outcome ?? null,
      elected: (verdictOf(verdict)?.elected ?? []).map((elected) => nameIn(options, elected)),
      tally: options.length > 0 ? null : tallyOf(verdict),
    };
  });
}

/** How many have voted is seen once it is closed, before only where the terms say so. */
function isCountSeen({ closedAt, meanwhile }: { closedAt: Date | null; meanwhile: string }) {
  return closedAt !== null || shows({ meanwhile: meanwhile as Sight }, 'count');
}

function nameIn(options: readonly VoteOption[], id: string): string {
  return options.find((option) => option.id === id)?.name ?? id;
}

function inText(instant: Date | null): string | null {
  return instant && instant.toISOString();
}

function isTakingBallots({ openedAt, closedAt }: { openedAt: Date | null; closedAt: Date | null }) {
  return openedAt !== null && closedAt === null;
}

/** In a silence procedure: those of whom it is proved that they know of it. */
function toldOf(roll: readonly { delegationId: string; notifiedAt: Date | null }[]): string[] {
  return roll.flatMap(({ delegationId, notifiedAt }) => (notifiedAt ? [delegationId] : []));
}

/** Who is to cast for the lines of a roll that are not known to have voted: by proxy, the holder. */
function awaitedOf(
  roll: readonly { delegationId: string; proxyId: string | null; mark: string | null }[],
  voted: readonly string[],
): string[] {
  const open = roll.filter(({ delegationId, mark }) => !mark && !voted.includes(delegationId));
  return open.map(({ proxyId, delegationId }) => proxyId ?? delegationId);
}

/**
 * The open votes of a session in which a delegation has cast all its ballots, its own and
 * those by proxy: for its own people only.
 */
export async function listVotedIn(
  database: Database,
  sessionId: string,
  delegationId: string | null,
): Promise<string[]> {
  if (delegationId === null) return [];
  const rows = await database.vote.findMany({
    where: {
      sessionId,
      closedAt: null,
      roll: {
        none: {
          OR: [{ delegationId, proxyId: null }, { proxyId: delegationId }],
          suspendedFor: null,
          mark: null,
          ballot: null,
          participation: null,
        },
      },
    },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** The verdict as it was saved when the vote closed: domain/voting/rules/verdict.ts. */
function verdictOf(json: unknown): Partial<Verdict> | null {
  return json as Partial<Verdict> | null;
}

function tallyOf(json: unknown): VoteAtAGlance['tally'] {
  const tally = verdictOf(json)?.tally;
  return tally ? { yes: tally.yes, no: tally.no, abstain: tally.abstain } : null;
}

/** Open threads of drafts under way in which somebody had the last word after others. */
export async function listReplies(
  database: Database,
  sessionId: string,
): Promise<ReplyAtAGlance[]> {
  const rows = await database.$queryRaw<(Omit<ReplyAtAGlance, 'at'> & { at: Date })[]>`
    SELECT t.id AS "threadId", t.draft_id AS "draftId", left(t.quote, 200) AS quote,
           person.name AS "byName", latest.created_at AS at, others.ids AS to
    FROM threads t
    JOIN drafts d ON d.id = t.draft_id AND d.session_id = ${sessionId}::uuid
      AND d.status IN ('drafting', 'sealed', 'voting')
    CROSS JOIN LATERAL (
      SELECT c.author_id, c.created_at FROM comments c
      WHERE c.thread_id = t.id AND c.deleted_at IS NULL
      ORDER BY c.created_at DESC, c.id DESC LIMIT 1) latest
    CROSS JOIN LATERAL (
      SELECT array_agg(DISTINCT c.author_id::text) AS ids FROM comments c
      WHERE c.thread_id = t.id AND c.deleted_at IS NULL AND c.author_id <> latest.author_id) others
    JOIN participants author ON author.id = latest.author_id
    JOIN people person ON person.id = author.person_id
    WHERE t.resolved_at IS NULL AND others.ids IS NOT NULL
    ORDER BY latest.created_at DESC
    LIMIT ${repliesMax}::int`;
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
