import type { BallotState } from '@/domain/voting/rule';
import type { VoteSnapshot } from '@/domain/voting/vote-snapshot';
import { database, databaseNow, type Database } from '@/server/database/client';
import {
  findRevision,
  findRoll,
  findSessionOf,
  findVote,
  type RollLine,
  type Vote,
} from './repository';

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
): Promise<{ vote: Vote; roll: RollLine[]; snapshot: VoteSnapshot } | null> {
  const revision = await findRevision(source, sessionId);
  const vote = await findVote(source, sessionId, voteId);
  if (!vote) return null;
  const roll = await findRoll(source, voteId);
  const now = await databaseNow(source);
  return { vote, roll, snapshot: snapshotOf({ vote, roll, revision, now }) };
}

type Known = { vote: Vote; roll: RollLine[]; revision: number; now: Date };

function snapshotOf({ vote, roll, revision, now }: Known): VoteSnapshot {
  const { verdict } = vote;
  return {
    revision,
    id: vote.id,
    closesAt: vote.closesAt?.toISOString() ?? null,
    closedAt: vote.closedAt?.toISOString() ?? null,
    readAt: now.toISOString(),
    entitled: roll.length,
    cast: roll.filter(({ ballot }) => ballot !== null).length,
    result: verdict && {
      verdict,
      rollCall: roll.map(({ id, name, weight, groups, ballot }) => {
        const state: BallotState = ballot?.answer ?? 'absent';
        return { voter: id, name, weight, groups, state };
      }),
    },
  };
}
