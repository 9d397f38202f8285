import { accept, refuse } from '@/domain/result';
import type { VoteConduct } from '@/domain/voting/conduct/conduct';
import type { Envelope } from '@/domain/voting/file/envelope';
import { recordFormat } from '@/domain/voting/file/vote-record';
import about from '@/package.json';
import { read, type Reading } from '@/server/acts/read';
import { findConduct } from './conduct/find-conduct';
import { fileOf, findCounted, type Counted } from './find-counted';
import { findVote, type Vote } from './repository';
import type { VotePlace } from './vote-thing';

type CountedVote = { number: number; vote: Vote; counted: Counted };

/**
 * A published vote for those who want to count it again. Not found for strangers, for
 * unknown votes, and before the result is published: until then it is nobody's to count.
 */
export const readCountedVote = read({
  act: 'read-session',
  read: async (reading, place: VotePlace) => {
    const found = await findPublished(reading, place);
    return found ? accept(found) : refuse('not-found');
  },
});

/**
 * The file `plenary.vote-record/2` of a published vote or decision. Beside what is counted
 * it says which vote it was and what was voted on, and of a straw poll that it decided
 * nothing [V18, V53].
 */
export const readVoteRecord = read({
  act: 'read-session',
  read: async (reading, place: VotePlace) => {
    const found = await findPublished(reading, place);
    if (!found) return refuse('not-found');
    const { number, vote, counted } = found;
    const { question, isStraw } = vote.terms;
    const subject = { question, sha256: vote.sha256, ...(isStraw && { straw: true }) };
    const conduct = await findConduct(reading.source, vote, counted.roll);
    const envelope = envelopeOf(vote);
    const record: object = { ...fileOf(counted), ...envelope, ...subject, ...onFile(conduct) };
    return accept({ number, record });
  },
});

async function findPublished(
  { source }: Reading,
  { sessionId, voteId }: VotePlace,
): Promise<CountedVote | null> {
  const vote = await findVote(source, sessionId, voteId);
  if (!vote || vote.publishedAt === null) return null;
  return { number: vote.number, vote, counted: await findCounted(source, vote) };
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
