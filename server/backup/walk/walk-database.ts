import { isDeepStrictEqual } from 'node:util';
import { canonicalText } from '@/domain/text/canonical-text';
import { readVoteRecord, recount } from '@/domain/voting/file/vote-record';
import type { Decision } from '@/domain/voting/heard/without-a-vote';
import { database } from '@/server/database/client';
import { sha256 } from '@/server/record/sha256';
import { verifyRecords } from '@/server/record/verify-record';
import { readDocument } from '@/server/text/documents';
import { fileOf, findCounted } from '@/server/voting/find-counted';
import { findVote } from '@/server/voting/repository';
import { findVersion, listClosedVotes, listLiveTexts, listVersionIds } from './repository';

/** What a walk through a whole database came by, and everything in it that is not as it should be. */
export type Walk = {
  records: number;
  entries: number;
  votes: number;
  texts: number;
  versions: number;
  /** In sentences, each with the id of what it is about. */
  faults: string[];
};

/**
 * Walks through everything a database must be able to show: recomputes every record,
 * counts every closed vote again from its own file, opens every text. Writes nothing.
 */
export async function walkDatabase(): Promise<Walk> {
  const walk: Walk = { records: 0, entries: 0, votes: 0, texts: 0, versions: 0, faults: [] };
  await walkRecords(walk);
  for (const vote of await listClosedVotes()) {
    walk.votes += 1;
    await note(walk, `vote ${vote.id}`, () => faultOfVote(vote));
  }
  for (const text of await listLiveTexts()) {
    walk.texts += 1;
    await note(walk, `text ${text.id}`, () => faultOfText(text));
  }
  for (const id of await listVersionIds()) {
    walk.versions += 1;
    await note(walk, `sealed version ${id}`, () => faultOfVersion(id));
  }
  return walk;
}

async function note(walk: Walk, what: string, look: () => Promise<string | null>): Promise<void> {
  const fault = await look().catch((error: Error) => error.message);
  if (fault !== null) walk.faults.push(`${what}: ${fault}`);
}

async function walkRecords(walk: Walk): Promise<void> {
  for (const { sessionId, title, length, fault } of await verifyRecords()) {
    walk.records += 1;
    walk.entries += length;
    if (!fault) continue;
    walk.faults.push(
      `record of “${title}” (${sessionId}): entry ${fault.expected} is not as it should be (${fault.kind})`,
    );
  }
}

async function faultOfVote(place: { id: string; sessionId: string }): Promise<string | null> {
  const vote = await findVote(database(), place.sessionId, place.id);
  if (!vote?.verdict) return 'it cannot be read';
  const file = asFile(fileOf(await findCounted(database(), vote)));
  const record = readVoteRecord(file);
  if (!record.ok)
    return `its file has faults (${record.faults.map(({ code }) => code).join(', ')})`;
  const [kept, counted] = [vote.verdict, recount(record.value)].map(decidedBy);
  return isDeepStrictEqual(kept, counted) ? null : 'a recount does not come to the kept verdict';
}

/** What was decided and by which numbers, without the words it is explained in. */
function decidedBy({ outcome, elected, vetoedBy, tally }: Decision): unknown {
  return asFile({ outcome, elected, vetoedBy, tally });
}

function asFile(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

async function faultOfText({
  id,
  sealedAs,
}: {
  id: string;
  sealedAs: string | null;
}): Promise<string | null> {
  const { text, isSound } = await readDocument(database(), id);
  if (!isSound) return 'it holds what no text can hold';
  if (sealedAs === null || sha256(canonicalText(text)) === sealedAs) return null;
  return 'it is sealed, and is not the text that was sealed';
}

async function faultOfVersion(id: string): Promise<string | null> {
  const { canonical, sha256: hash } = await findVersion(id);
  JSON.parse(canonical);
  return sha256(canonical) === hash ? null : 'its hash is that of another text';
}
