import { accept, refuse } from '@/domain/result';
import { may } from '@/domain/sessions/acts';
import { isOverdue } from '@/domain/voting/casting/accept-ballot';
import type { BallotContent } from '@/domain/voting/casting/ballot';
import { isUncounted } from '@/domain/voting/terms';
import type { VoteSnapshot } from '@/domain/voting/vote-snapshot';
import type { Actor } from '@/server/acts/asker';
import { read } from '@/server/acts/read';
import { database, databaseNow, type Database } from '@/server/database/client';
import { findSessionTerms } from '@/server/drafts/repository';
import { closeOverdueVote } from './close-vote';
import { leadsVotedDraft } from './leads-draft';
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
import type { VotePlace } from './vote-thing';

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
  /** The seats whose proxies this person's delegation holds, each with a ballot of its own. */
  held: HeldSeat[];
  /** Whether this person's delegation leads the draft that is voted on. */
  leadsDraft: boolean;
};

export type RollReading = Omit<RollLine, 'ballot' | 'content' | 'hasVoted'>;

/** Whether this person votes here, and what their delegation has cast so far. */
export type MySeat = { kind: 'none'; because: NoSeatBecause } | ({ kind: 'seat' } & HeldSeat);

export type NoSeatBecause =
  | 'not-a-delegate'
  | 'not-on-roll'
  | 'suspended'
  | 'by-proxy'
  | 'only-the-head';

/** A line of the roll that this person casts, and what was cast on it so far. */
export type HeldSeat = {
  delegationId: string;
  voter: string;
  delegationName: string;
  /** Whether the delegation's ballot is in; in a secret vote all that its people learn. */
  hasVoted: boolean;
  ballot: MyBallot | null;
};

export type MyBallot = { content: BallotContent; castAt: string; byName: string };

/** Reads a vote for one of the session's participants. */
export const readVote = read({
  act: 'read-session',
  read: async ({ source, me }, place: VotePlace) => {
    const { sessionId, voteId } = place;
    const terms = await findSessionTerms(source, sessionId);
    await closeIfOverdue(source, place);
    const reading = terms && (await findVoteSnapshot(source, sessionId, voteId));
    if (!reading) return refuse('not-found');
    const { vote, roll, snapshot } = reading;
    return accept<VoteReading>({
      session: { id: sessionId, title: terms.title },
      vote,
      snapshot,
      roll: roll.map(withoutBallot),
      text: await readSealedText(vote.versionId),
      optionTexts: await readOptionTexts(vote.terms),
      partVotes: await readDivision(vote),
      me,
      mayClose: may(me.role, 'close-vote'),
      seat: await seatOf(me, vote, roll),
      held: await heldBy(me, vote, roll),
      leadsDraft: await leadsVotedDraft(source, me, vote),
    });
  },
});

function withoutBallot({ ballot: _b, content: _c, hasVoted: _h, ...line }: RollLine): RollReading {
  return line;
}

/** A deadline that nobody noticed yet is noticed by whoever looks. */
async function closeIfOverdue(source: Database, place: VotePlace): Promise<void> {
  const vote = await findVote(source, place.sessionId, place.voteId);
  if (vote && isOverdue(vote, await databaseNow(source))) await closeOverdueVote(place);
}

async function seatOf(me: Actor, vote: Vote, roll: readonly RollLine[]): Promise<MySeat> {
  const none = (because: NoSeatBecause) => ({ kind: 'none', because }) as const;
  if (!may(me.role, 'cast-ballot')) return none('not-a-delegate');
  const line = roll.find(({ delegationId }) => delegationId === me.delegationId);
  if (!line) return none('not-on-roll');
  if (line.suspendedFor !== null) return none('suspended');
  // Where nothing is cast, a delegation speaks for itself.
  if (isUncounted(vote.terms.deciding)) return { kind: 'seat', ...(await seatOn(line)) };
  if (line.proxyId !== null) return none('by-proxy');
  if (vote.terms.castBy === 'head' && !me.isHead) return none('only-the-head');
  return { kind: 'seat', ...(await seatOn(line)) };
}

async function heldBy(me: Actor, vote: Vote, roll: readonly RollLine[]): Promise<HeldSeat[]> {
  if (me.delegationId === null || (vote.terms.castBy === 'head' && !me.isHead)) return [];
  const held = roll.filter(({ proxyId, entitled }) => entitled && proxyId === me.delegationId);
  return Promise.all(held.map(seatOn));
}

async function seatOn(line: RollLine): Promise<HeldSeat> {
  const { delegationId, id: voter, name: delegationName, hasVoted } = line;
  const seat = { delegationId, voter, delegationName, hasVoted };
  if (!line.ballot) return { ...seat, ballot: null };
  const { content, castAt, participantId } = line.ballot;
  const byName = await findName(database(), participantId);
  return { ...seat, ballot: { content, castAt: castAt.toISOString(), byName } };
}
