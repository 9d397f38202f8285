import { database } from '@/server/database/client';
import type { VoteConduct } from '@/domain/voting/conduct/conduct';
import type { Envelope } from '@/domain/voting/file/envelope';
import { recordFormat } from '@/domain/voting/file/vote-record';
import about from '@/package.json';
import { findParticipant } from '@/server/sessions/repository';
import type { VotePlace } from './close-vote';
import { findConduct } from './conduct/find-conduct';
import { fileOf, findCounted, type Counted } from './find-counted';
import { findVote, type Vote } from './repository';

/**
 * A published vote for those who want to count it again. Null for strangers, for unknown
 * votes, and before the result is published: until then it is nobody's to count.
 */
export async function readCountedVote(
  personId: string,
  { sessionId, voteId }: VotePlace,
): Promise<{ number: number; vote: Vote; counted: Counted } | null> {
  const me = await findParticipant(database(), sessionId, personId);
  const vote = me && (await findVote(database(), sessionId, voteId));
  if (!vote || vote.publishedAt === null) return null;
  return { number: vote.number, vote, counted: await findCounted(database(), vote) };
}

/**
 * The file `plenary.vote-record/2` of a published vote or decision. Beside what is counted
 * it says which vote it was and what was voted on, and of a straw poll that it decided nothing [V18, V53].
 */
export async function readVoteRecord(
  personId: string,
  place: VotePlace,
): Promise<{ number: number; record: object } | null> {
  const reading = await readCountedVote(personId, place);
  if (!reading) return null;
  const { number, vote, counted } = reading;
  const { question, isStraw } = vote.terms;
  const envelope = envelopeOf(vote);
  const subject = { question, sha256: vote.sha256, ...(isStraw && { straw: true }) };
  const conduct = await findConduct(database(), vote, counted.roll);
  return { number, record: { ...fileOf(counted), ...envelope, ...subject, ...onFile(conduct) } };
}

function envelopeOf(vote: Vote): Envelope & { format: typeof recordFormat } {
  const { id, number, openedAt, closedAt, closesAt, terms } = vote;
  if (!openedAt || !closedAt) throw new Error(`Vote ${id} is published but was never closed.`);
  return {
    format: recordFormat,
    id,
    number,
    openedAt: openedAt.toISOString(),
    closesAt: closesAt?.toISOString() ?? null,
    // A deadline in the past at the opening closes at once.
    closedAt: new Date(Math.max(closedAt.getTime(), openedAt.getTime())).toISOString(),
    secrecy: terms.secrecy,
    software: { name: 'Plenary', version: about.version },
  };
}

/** What stands in the file beside the count, and is left alone by it [V18]. */
function onFile({ rulings, statements, calledFirst, secondOf }: VoteConduct) {
  return {
    ...(secondOf && { secondOf: secondOf.number }),
    ...(calledFirst !== null && { calledFirst }),
    ...(rulings.length > 0 && { rulings: rulings.map(({ id: _id, ...ruling }) => ruling) }),
    ...(statements.length > 0 && { statements }),
  };
}
