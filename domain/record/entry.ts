import type { Act, UnrecordedAct } from '@/domain/sessions/acts';
import { canonicalJson, type Json } from './canonical';

/**
 * An act on the record. Two of them need no right: `create-session`, the first of every
 * chain, and `prove-told`, which happens by itself.
 */
export type RecordedAct = Exclude<Act, UnrecordedAct> | 'create-session' | 'prove-told';

/** What was done to what. Subjects: session, delegation, participant, draft, thread, comment, vote. */
export type EntryContent = {
  readonly sessionId: string;
  readonly sequence: number;
  /** ISO 8601 in UTC, to the millisecond: the database's clock. */
  readonly at: string;
  readonly act: RecordedAct;
  readonly actorId: string | null;
  readonly actorName: string;
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  readonly payload: Json;
};

export type SubjectKind =
  | 'session'
  | 'delegation'
  | 'participant'
  | 'draft'
  | 'thread'
  | 'comment'
  | 'vote';

export type Entry = EntryContent & {
  readonly payloadHash: string;
  readonly previousHash: string;
  readonly hash: string;
};

/** SHA-256 of a text in hexadecimal; the caller brings it, the domain has no cryptography. */
export type Digest = (text: string) => string;

/** What the first entry of a chain names as its previous hash. */
export const genesisHash = '0'.repeat(64);

/**
 * Links an entry to the one before it. The hash covers every field and the hash of
 * the payload, so that a changed, missing or exchanged entry breaks the chain.
 */
export function chain(content: EntryContent, previousHash: string, digest: Digest): Entry {
  const { sessionId, sequence, at, act, actorId, actorName, subjectKind, subjectId } = content;
  const payloadHash = digest(canonicalJson(content.payload));
  const fields = { sessionId, sequence, at, act, actorId, actorName, subjectKind, subjectId };
  const hash = digest(canonicalJson({ ...fields, payloadHash, previousHash }));
  return { ...fields, payload: content.payload, payloadHash, previousHash, hash };
}
