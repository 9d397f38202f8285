import { statusOf } from '@/domain/voting/casting/accept-ballot';
import { countedState, withStanding } from '@/domain/voting/file/export-vote';
import { shows, type VoteTerms } from '@/domain/voting/terms';
import type { RollCallLine, VoteResult, VoteSnapshot } from '@/domain/voting/vote-snapshot';
import { database, databaseNow, type Database } from '@/server/database/client';
import type { VoteConduct } from '@/domain/voting/conduct/conduct';
import { findConduct } from './conduct/find-conduct';
import { findCounted, type Counted } from './find-counted';
import { findRevision, findSessionOf, findVote, type Vote } from './repository';
import type { RollLine } from './roll/repository';
import { decisionSnapshot } from './without-vote/find-decision';

/** The vote as its topic carries it; null when there is no such vote. */
export async function readVoteSnapshot(
  voteId: string,
): Promise<{ sessionId: string; snapshot: VoteSnapshot } | null> {
  const sessionId = await findSessionOf(database(), voteId);
  if (sessionId === null) return null;
  const reading = await findVoteSnapshot(database(), sessionId, voteId);
  return reading && { sessionId, snapshot: reading.snapshot };
}

/** A vote, its roll and the snapshot made of them; the revision is read before both. */
export async function findVoteSnapshot(
  source: Database,
  sessionId: string,
  voteId: string,
): Promise<{ vote: Vote; roll: readonly RollLine[]; snapshot: VoteSnapshot } | null> {
  const revision = await findRevision(source, sessionId);
  const vote = await findVote(source, sessionId, voteId);
  if (!vote) return null;
  const counted = await findCounted(source, vote);
  const conduct = await findConduct(source, vote, counted.roll);
  const now = await databaseNow(source);
  return {
    vote,
    roll: counted.roll,
    snapshot: snapshotOf({ vote, counted, conduct, revision, now }),
  };
}

type Known = {
  vote: Vote;
  counted: Counted;
  conduct: VoteConduct;
  revision: number;
  now: Date;
};

function snapshotOf({ vote, counted, conduct, revision, now }: Known): VoteSnapshot {
  const { terms, verdict } = vote;
  const { roll } = counted;
  const isOpen = vote.closedAt === null;
  const voters = roll.filter(({ entitled }) => entitled);
  return {
    revision,
    id: vote.id,
    status: statusOf(vote),
    opensAt: vote.opensAt?.toISOString() ?? null,
    closesAt: vote.closesAt?.toISOString() ?? null,
    closedAt: vote.closedAt?.toISOString() ?? null,
    readAt: now.toISOString(),
    entitled: voters.length,
    cast: shows(terms, 'count') ? voters.filter(({ hasVoted }) => hasVoted).length : null,
    meanwhile: isOpen && shows(terms, 'who') ? roll.map(lineMeanwhile(roll, terms)) : null,
    parkedBecause: vote.parkedBecause,
    conduct,
    result: resultOf(vote, counted),
    decision: counted.said && decisionSnapshot(counted.said, verdict, now),
  };
}

/** What was counted, once it is published. */
function resultOf({ verdict, publishedAt }: Vote, { roll, papers }: Counted): VoteResult | null {
  if (!verdict || verdict.tally === null || publishedAt === null) return null;
  return { verdict, rollCall: roll.map(lineOf(roll)), papers };
}

/** A line of the roll call once the result is out. */
function lineOf(roll: readonly RollLine[]): (line: RollLine) => RollCallLine {
  const nameOf = new Map(roll.map(({ delegationId, name }) => [delegationId, name]));
  return (line) => ({
    voter: line.id,
    name: line.name,
    weight: line.weight,
    groups: line.groups,
    state: countedState(line),
    content: withStanding(line),
    proxy: line.proxyId === null ? null : (nameOf.get(line.proxyId) ?? null),
    mustAbstain: line.mustAbstain,
  });
}

/** A line while the vote runs: that it has voted, and how only where the terms say so. */
function lineMeanwhile(
  roll: readonly RollLine[],
  terms: VoteTerms,
): (line: RollLine) => RollCallLine {
  const full = lineOf(roll);
  if (shows(terms, 'how')) return full;
  return (line) => {
    const state = line.hasVoted ? 'voted' : countedState(line);
    return { ...full(line), state, content: null };
  };
}
