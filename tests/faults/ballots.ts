import { database } from '@/server/database/client';
import {
  buildDelegation,
  buildParticipant,
  buildSession,
  buildVote,
} from '@/tests/support/builders';
import { cookieOf } from '@/tests/support/live';
import type { FaultNode } from './fault-node';
import { ask, fieldsOf, post, wordsOfPage } from './pages';
import type { Stage } from './stage';

export type Voter = { personId: string; cookie: string; shortName: string };

export type VotingRoom = {
  sessionId: string;
  voteId: string;
  path: string;
  chair: { personId: string; cookie: string };
  voters: Voter[];
};

/** What a voter was told. */
export type Told = 'counted' | 'refused' | 'failed';

/** A session in which these delegations may vote on a sealed text; the vote is open. */
export async function openVotingRoom(size: number): Promise<VotingRoom> {
  const { id: sessionId } = await buildSession();
  const voters = [];
  for (let number = 0; number < size; number += 1) {
    const shortName = `V${String(number).padStart(3, '0')}`;
    const { id } = await buildDelegation(sessionId, { name: `Voter ${number}`, shortName });
    const { personId } = await buildParticipant(sessionId, 'delegate', { delegationId: id });
    voters.push({ personId, cookie: await cookieOf(personId), shortName });
  }
  const vote = await buildVote(sessionId);
  const { personId } = vote.chair;
  const chair = { personId, cookie: await cookieOf(personId) };
  const path = `/sessions/${sessionId}/votes/${vote.id}`;
  return { sessionId, voteId: vote.id, path, chair, voters };
}

/** The ballot form of a voter's page, as it can be posted any number of times. */
export async function ballotForm(stage: Stage, room: VotingRoom, { cookie }: Voter) {
  const { status, body } = await ask(stage, room.path, { cookie });
  if (status !== 200) throw new Error(`The vote's page answered ${status}.`);
  return fieldsOf(body, 'name="answer"');
}

/** Posts a ballot as a browser without scripts does, and reads what the page says. */
export async function cast(
  stage: Stage,
  room: VotingRoom,
  voter: Voter,
  fields: Record<string, string>,
  { answer = 'yes', node }: { answer?: string; node?: FaultNode } = {},
): Promise<Told> {
  const { cookie } = voter;
  const { status, body } = await post(stage, room.path, { ...fields, answer }, { cookie, node });
  if (status < 200 || status > 299) return 'failed';
  const words = wordsOfPage(body);
  if (words.includes('This was not counted')) return 'refused';
  // When the vote has closed meanwhile the page says how the delegation voted, if it did.
  return /Your ballot is counted|Voter \d+ voted:/.test(words) ? 'counted' : 'refused';
}

/** Which delegations have a ballot in the database. */
export async function votersWithBallot({ voteId }: VotingRoom): Promise<Set<string>> {
  const roll = await database().rollEntry.findMany({
    where: { voteId, ballot: { isNot: null } },
    select: { shortName: true },
  });
  return new Set(roll.map(({ shortName }) => shortName));
}
