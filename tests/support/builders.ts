import { randomUUID } from 'node:crypto';
import { canonicalText } from '@/domain/text/canonical-text';
import type { DraftStatus } from '@/domain/drafts/status';
import type { TextJson } from '@/domain/text/text';
import type { Role } from '@/domain/sessions/roles';
import type { PresetName } from '@/domain/voting/rules/presets';
import type { VoteTerms } from '@/domain/voting/terms';
import { database } from '@/server/database/client';
import { createDocument } from '@/server/text/documents';
import { sha256 } from '@/server/record/sha256';

// Rows for tests, straight into the database: no act, no record. Each fills in whatever
// the test does not care about; what it does care about it names.

let built = 0;

/** A person. Their address is unlike any other. */
export async function buildPerson(
  wanted: { name?: string; email?: string; language?: string } = {},
) {
  built += 1;
  const email = wanted.email ?? `person-${built}-${randomUUID().slice(0, 8)}@example.org`;
  return database().person.create({
    data: { name: wanted.name ?? `Person ${built}`, language: wanted.language ?? 'en', email },
  });
}

/** A session without anybody in it. */
export async function buildSession(wanted: { title?: string; languages?: string[] } = {}) {
  return database().session.create({
    data: { title: wanted.title ?? 'A round table', languages: wanted.languages ?? ['en', 'fr'] },
  });
}

/** A delegation of a session. */
export async function buildDelegation(
  sessionId: string,
  wanted: {
    name?: string;
    shortName?: string;
    weight?: number | string;
    groups?: string[];
    suspendedFor?: string;
  } = {},
) {
  built += 1;
  const name = wanted.name ?? `Delegation ${built}`;
  return database().delegation.create({
    data: {
      sessionId,
      name,
      shortName: wanted.shortName ?? `D${built}`,
      weight: wanted.weight ?? 1,
      groups: wanted.groups ?? [],
      suspendedFor: wanted.suspendedFor ?? null,
    },
  });
}

/** A person in a session, signed in just now. A delegate without a delegation is given one. */
export async function buildParticipant(
  sessionId: string,
  role: Role,
  wanted: { personId?: string; delegationId?: string; name?: string } = {},
) {
  const person = wanted.personId
    ? await database().person.findUniqueOrThrow({ where: { id: wanted.personId } })
    : await buildPerson({ name: wanted.name });
  const delegationId =
    wanted.delegationId ?? (role === 'delegate' ? (await buildDelegation(sessionId)).id : null);
  const participant = await database().participant.create({
    data: { sessionId, personId: person.id, role, delegationId },
  });
  return { ...participant, person, signedInAt: new Date() };
}

/** A text of these paragraphs. */
export function buildText(...paragraphs: string[]): TextJson {
  return {
    type: 'doc',
    content: paragraphs.map((text) => ({
      type: 'paragraph',
      attrs: { id: randomUUID() },
      content: [{ type: 'text', text }],
    })),
  };
}

/** A draft with its document; its author, where none is named, is a new secretariat. */
export async function buildDraft(
  sessionId: string,
  wanted: {
    title?: string;
    status?: DraftStatus;
    text?: TextJson;
    createdById?: string;
    kind?: 'recommendation' | 'background';
  } = {},
) {
  const createdById = wanted.createdById ?? (await buildParticipant(sessionId, 'secretariat')).id;
  const number = (await database().draft.count({ where: { sessionId } })) + 1;
  const documentId = await createDocument(
    database(),
    sessionId,
    wanted.text ?? buildText('Canada should publish the figures.'),
  );
  const status = wanted.status ?? 'drafting';
  if (status !== 'drafting') {
    await database().document.update({ where: { id: documentId }, data: { sealedAt: new Date() } });
  }
  return database().draft.create({
    data: {
      sessionId,
      number,
      kind: wanted.kind ?? 'recommendation',
      title: wanted.title ?? `Draft ${number}`,
      status,
      documentId,
      createdById,
    },
  });
}

/** An open vote on a new draft of the session, with all its delegations on the roll. */
export async function buildVote(
  sessionId: string,
  wanted: {
    rule?: PresetName;
    question?: string;
    text?: TextJson;
    closesAt?: Date;
    terms?: Partial<
      Pick<VoteTerms, 'secrecy' | 'meanwhile' | 'castBy' | 'publishes' | 'closesWhenAll'>
    >;
  } = {},
) {
  const chair = await buildParticipant(sessionId, 'chair');
  const text = wanted.text ?? buildText('Canada should publish the figures.');
  const title = wanted.question ?? 'Publish the figures';
  const draft = await buildDraft(sessionId, {
    title,
    text,
    status: 'voting',
    createdById: chair.id,
  });
  const canonical = canonicalText(text);
  const version = await database().version.create({
    data: {
      draftId: draft.id,
      documentId: draft.documentId,
      cause: 'sealed',
      number: 1,
      title,
      canonical,
      documentSequence: 1,
      sha256: sha256(canonical),
    },
  });
  const seats = await database().delegation.findMany({
    where: { sessionId },
    orderBy: { name: 'asc' },
  });
  const vote = await database().vote.create({
    data: {
      sessionId,
      draftId: draft.id,
      versionId: version.id,
      question: title,
      number: (await database().vote.count({ where: { sessionId } })) + 1,
      rule: wanted.rule ?? 'simple-majority',
      openedById: chair.id,
      closesAt: wanted.closesAt ?? null,
      ...wanted.terms,
      roll: {
        create: seats.map(({ id, name, shortName, weight, groups, ...seat }, position) => {
          const { suspendedFor, proxyId } = seat;
          return {
            delegationId: id,
            name,
            shortName,
            weight,
            groups,
            position,
            suspendedFor,
            proxyId,
          };
        }),
      },
    },
  });
  return { ...vote, sha256: version.sha256, chair, draft };
}
