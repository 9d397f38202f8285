import type { DraftKind, DraftSnapshot, DraftVote } from '@/domain/drafts/draft-snapshot';
import type { DraftStatus } from '@/domain/drafts/status';
import type { TextJson } from '@/domain/text/text';
import type { VersionCause } from '@/domain/text/version';
import { citationOf } from '@/domain/voting/conduct/division';
import type { Database } from '@/server/database/client';
import { isId } from '@/server/sessions/repository';

/** A draft as its use cases need it. */
export type Draft = {
  id: string;
  sessionId: string;
  number: number;
  kind: DraftKind;
  title: string;
  status: DraftStatus;
  leadDelegationId: string | null;
  documentId: string;
};

const fields = {
  id: true,
  sessionId: true,
  number: true,
  kind: true,
  title: true,
  status: true,
  leadDelegationId: true,
  documentId: true,
} as const;

/** A draft of this session; null when it is none or belongs to another. */
export async function findDraft(
  database: Database,
  sessionId: string,
  draftId: string,
): Promise<Draft | null> {
  if (!isId(sessionId) || !isId(draftId)) return null;
  return database.draft.findFirst({ where: { id: draftId, sessionId }, select: fields });
}

/** The drafts of a session by number. */
export async function listDrafts(
  database: Database,
  sessionId: string,
): Promise<Pick<Draft, 'id' | 'number' | 'kind' | 'title' | 'status'>[]> {
  return database.draft.findMany({
    where: { sessionId },
    orderBy: { number: 'asc' },
    select: { id: true, number: true, kind: true, title: true, status: true },
  });
}

/** Reads a draft and holds its row until the transaction ends: steps follow one another. */
export async function lockDraft(
  transaction: Database,
  sessionId: string,
  draftId: string,
): Promise<Draft | null> {
  if (!isId(sessionId) || !isId(draftId)) return null;
  await transaction.$queryRaw`SELECT 1 FROM drafts WHERE id = ${draftId}::uuid FOR NO KEY UPDATE`;
  return findDraft(transaction, sessionId, draftId);
}

/** The next number of a draft in a session that is held, so that no two get the same. */
export async function nextDraftNumber(transaction: Database, sessionId: string): Promise<number> {
  const last = await transaction.draft.aggregate({
    where: { sessionId },
    _max: { number: true },
  });
  return (last._max.number ?? 0) + 1;
}

/** Saves a new draft and returns its id. */
export async function saveDraft(
  transaction: Database,
  draft: Omit<Draft, 'id' | 'status'> & { createdById: string },
): Promise<string> {
  const { id } = await transaction.draft.create({ data: draft, select: { id: true } });
  return id;
}

/** Changes what may change of a draft: its status, its title, its lead. */
export async function changeDraft(
  transaction: Database,
  draftId: string,
  change: { status?: DraftStatus; title?: string; leadDelegationId?: string | null },
): Promise<void> {
  await transaction.draft.update({
    where: { id: draftId },
    data: change,
    select: { id: true },
  });
}

/** A version of a draft, as votes and the record name it. */
export type SealedVersion = { id: string; number: number; sha256: string };

/** How a version came to be: why, by whose act, and out of which version (the last, unless named). */
export type VersionOrigin = {
  cause: VersionCause;
  /** A participant; null when the system itself acted. */
  authorId: string | null;
  parentId?: string;
};

/** Stores an immutable copy of a draft's text under the next number. */
export async function saveVersion(
  transaction: Database,
  version: VersionOrigin & {
    draftId: string;
    documentId: string;
    title: string;
    canonical: string;
    sha256: string;
    documentSequence: number;
  },
): Promise<SealedVersion> {
  const last = await findLastVersion(transaction, version.draftId);
  return transaction.version.create({
    data: { parentId: last?.id ?? null, ...version, number: (last?.number ?? 0) + 1 },
    select: { id: true, number: true, sha256: true },
  });
}

/** The version made last: what a sealed draft says. */
export async function findLastVersion(
  database: Database,
  draftId: string,
): Promise<SealedVersion | null> {
  return database.version.findFirst({
    where: { draftId },
    orderBy: { number: 'desc' },
    select: { id: true, number: true, sha256: true },
  });
}

/** Who wrote in a document and with which client ids, in the order of their first writing. */
export async function findWriters(
  database: Database,
  draft: Pick<Draft, 'sessionId' | 'documentId'>,
): Promise<{ participantId: string; name: string; clients: number[] }[]> {
  const { sessionId, documentId } = draft;
  const written = await database.documentAuthor.findMany({
    where: { documentId, clockTo: { gt: 0 } },
    orderBy: [{ firstAt: 'asc' }, { clientId: 'asc' }],
    select: { clientId: true, personId: true },
  });
  const people = [...new Set(written.map(({ personId }) => personId))];
  const participants = await database.participant.findMany({
    where: { sessionId, personId: { in: people } },
    select: { id: true, personId: true, person: { select: { name: true } } },
  });
  return people.flatMap((personId) => {
    const participant = participants.find((one) => one.personId === personId);
    const own = written.filter((one) => one.personId === personId);
    const clients = own.map(({ clientId }) => Number(clientId));
    return participant
      ? { participantId: participant.id, name: participant.person.name, clients }
      : [];
  });
}

/** A version with its text; null for an unknown id. */
export async function findVersion(
  database: Database,
  versionId: string,
): Promise<{ canonical: string; documentSequence: number } | null> {
  if (!isId(versionId)) return null;
  return database.version.findUnique({
    where: { id: versionId },
    select: { canonical: true, documentSequence: true },
  });
}

/** The delegations of a session in the order of their names. */
export async function findDelegations(
  database: Database,
  sessionId: string,
): Promise<{ id: string; name: string }[]> {
  return database.delegation.findMany({
    where: { sessionId },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true },
  });
}

/** What a session gives its drafts and votes. */
export async function findSessionTerms(
  database: Database,
  sessionId: string,
): Promise<{ title: string; languages: string[]; defaultRule: string } | null> {
  return database.session.findUnique({
    where: { id: sessionId },
    select: { title: true, languages: true, defaultRule: true },
  });
}

/**
 * The snapshot of a draft. The session's revision is read first: what is read after it
 * may be newer than it says, never older.
 */
export async function findDraftSnapshot(
  database: Database,
  draftId: string,
): Promise<{ sessionId: string; snapshot: DraftSnapshot } | null> {
  if (!isId(draftId)) return null;
  const session = await database.session.findFirst({
    where: { drafts: { some: { id: draftId } } },
    select: { id: true, revision: true },
  });
  const draft = await database.draft.findUnique({
    where: { id: draftId },
    include: {
      leadDelegation: { select: { id: true, name: true } },
      versions: { orderBy: { number: 'desc' }, omit: { canonical: true } },
    },
  });
  if (!session || !draft) return null;
  const { id, number, kind, title, status, leadDelegation, versions } = draft;
  const snapshot: DraftSnapshot = {
    revision: session.revision,
    id,
    number,
    kind,
    title,
    status,
    lead: leadDelegation,
    versions: versions.map((version) => ({
      id: version.id,
      number: version.number,
      sha256: version.sha256,
      createdAt: version.createdAt.toISOString(),
    })),
    votes: await findDraftVotes(database, draftId),
  };
  return { sessionId: session.id, snapshot };
}

/** The votes on a draft's text and those in which it was chosen among others, newest first. */
async function findDraftVotes(database: Database, draftId: string): Promise<DraftVote[]> {
  const votes = await database.vote.findMany({
    where: { OR: [{ draftId }, { options: { array_contains: [{ draftId }] } }] },
    orderBy: { number: 'desc' },
  });
  const divided = votes.flatMap(({ blocks, versionId }) => (blocks.length > 0 ? [versionId] : []));
  const versions = await database.version.findMany({
    where: { id: { in: divided.filter((id) => id !== null) } },
  });
  const texts = new Map(versions.map((each) => [each.id, JSON.parse(each.canonical) as TextJson]));
  return votes.map(({ id, number, isStraw, blocks, versionId, closedAt, ...vote }) => {
    const text = blocks.length > 0 ? texts.get(versionId ?? '') : undefined;
    const outcome = vote.publishedAt ? outcomeOf(vote.verdict) : null;
    const parts = text ? citationOf(text, blocks) : null;
    return { id, number, isStraw, parts, closedAt: closedAt?.toISOString() ?? null, outcome };
  });
}

function outcomeOf(verdict: unknown): string | null {
  if (typeof verdict !== 'object' || verdict === null || !('outcome' in verdict)) return null;
  return String(verdict.outcome);
}
