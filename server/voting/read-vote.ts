import { may } from '@/domain/sessions/acts';
import { isOverdue } from '@/domain/voting/accept-ballot';
import type { BallotContent } from '@/domain/voting/ballot';
import type { VoteSnapshot } from '@/domain/voting/vote-snapshot';
import { database, databaseNow } from '@/server/database/client';
import { findSessionTerms } from '@/server/drafts/repository';
import type { Actor } from '@/server/sessions/act-in-session';
import { findParticipant } from '@/server/sessions/repository';
import { closeOverdueVote, type VotePlace } from './close-vote';
import { findVoteSnapshot } from './read-vote-snapshot';
import {
  readDivision,
  readOptionTexts,
  readSealedText,
  type PartVote,
  type SealedText,
} from './read-voted-texts';
import { findName, findVote, type Vote } from './repository';
import type { RollLine } from './roll/repository';

/** All that the page of a vote shows before any script runs. */
export type VoteReading = {
  session: { id: string; title: string };
  vote: Vote;
  snapshot: VoteSnapshot;
  /** The roll without what was cast on it: that is the snapshot's to tell, or not yet. */
  roll: RollReading[];
  text: SealedText | null;
  /** The texts that are chosen among, by the ids of their options. */
  optionTexts: Readonly<Record<string, SealedText>>;
  /** What became of parts of the text, voted on before. */
  partVotes: readonly PartVote[];
  me: Actor;
  /** May this person close the vote? */
  mayClose: boolean;
  seat: MySeat;
};

export type RollReading = Omit<RollLine, 'ballot' | 'content' | 'hasVoted'>;

/** Whether this person votes here, and what their delegation has cast so far. */
export type MySeat =
  | { kind: 'none'; because: 'not-a-delegate' | 'not-on-roll' }
  | {
      kind: 'seat';
      voter: string;
      delegationName: string;
      /** Whether the delegation's ballot is in; in a secret vote all that its people learn. */
      hasVoted: boolean;
      ballot: MyBallot | null;
    };

export type MyBallot = { content: BallotContent; castAt: string; byName: string };

/** Reads a vote for one of the session's participants; null for everybody else. */
export async function readVote(
  personId: string,
  { sessionId, voteId }: VotePlace,
): Promise<VoteReading | null> {
  const me = await findParticipant(database(), sessionId, personId);
  const terms = me && (await findSessionTerms(database(), sessionId));
  if (!terms) return null;
  await closeIfOverdue({ sessionId, voteId });
  const reading = await findVoteSnapshot(database(), sessionId, voteId);
  if (!reading) return null;
  const { vote, roll, snapshot } = reading;
  return {
    session: { id: sessionId, title: terms.title },
    vote,
    snapshot,
    roll: roll.map(withoutBallot),
    text: await readSealedText(vote.versionId),
    optionTexts: await readOptionTexts(vote.terms),
    partVotes: await readDivision(vote),
    me,
    mayClose: may(me.role, 'close-vote'),
    seat: await seatOf(me, roll),
  };
}

function withoutBallot({ ballot: _b, content: _c, hasVoted: _h, ...line }: RollLine): RollReading {
  return line;
}

/** A deadline that nobody noticed yet is noticed by whoever looks. */
async function closeIfOverdue(place: VotePlace): Promise<void> {
  const vote = await findVote(database(), place.sessionId, place.voteId);
  if (vote && isOverdue(vote, await databaseNow(database()))) await closeOverdueVote(place);
}

async function seatOf(me: Actor, roll: readonly RollLine[]): Promise<MySeat> {
  if (!may(me.role, 'cast-ballot')) return { kind: 'none', because: 'not-a-delegate' };
  const line = roll.find(({ delegationId }) => delegationId === me.delegationId);
  if (!line) return { kind: 'none', because: 'not-on-roll' };
  const { id: voter, name: delegationName, hasVoted } = line;
  const seat = { kind: 'seat', voter, delegationName, hasVoted } as const;
  if (!line.ballot) return { ...seat, ballot: null };
  const { content, castAt, participantId } = line.ballot;
  const byName = await findName(database(), participantId);
  return { ...seat, ballot: { content, castAt: castAt.toISOString(), byName } };
}
