import { personFromCookie } from '@/server/auth/person-from-cookie';
import { closeVote } from '@/server/voting/close-vote';
import { database } from '@/server/database/client';
import { buildDelegation } from '@/tests/support/builders';
import { cookieOf } from '@/tests/support/live';
import {
  ballotForm,
  cast,
  openVotingRoom,
  votersWithBallot,
  type Told,
  type VotingRoom,
} from '@/tests/faults/ballots';
import { ask, fieldsOf, post } from '@/tests/faults/pages';
import {
  checkBallots,
  checkRecord,
  checkRefusedStaysOut,
  checkSeal,
  watchSaved,
} from '@/tests/faults/promises';
import type { Row } from '@/tests/faults/row';
import type { Stage } from '@/tests/faults/stage';
import { passed, until } from '@/tests/faults/until';

// Races around a vote, on two nodes, with the forms that browsers post.

export const f26: Row = {
  name: 'F26',
  fault: 'the same voter posts 50 ballots at once, to both nodes',
  promises: ['I5', 'I6', 'I10'],
  run: async (stage) => {
    const nodes = await stage.world.running(2);
    const room = await openVotingRoom(2);
    const [voter] = room.voters;
    if (!voter) throw new Error('There is no voter.');
    const fields = await ballotForm(stage, room, voter);
    const told = await Promise.all(
      Array.from({ length: 50 }, (_, index) => {
        const answer = stage.random() < 0.5 ? 'yes' : 'no';
        return cast(stage, room, voter, fields, { answer, node: nodes[index % 2] });
      }),
    );
    await checkBallots(stage, room.voteId);
    const stored = await database().ballot.count({ where: { voteId: room.voteId } });
    stage.find('I5', stored === 1, `50 posts, ${stored} ballot`);
    await checkRecord(stage, room.sessionId);
    await close(room);
    await checkBallots(stage, room.voteId);
    stage.note(`told: ${counts(told)}`);
  },
};

export const f27: Row = {
  name: 'F27',
  fault: 'voters fire around the moment in which the chair closes the vote',
  promises: ['I5', 'I6', 'I7', 'I10'],
  shortened: '40 voters instead of 200',
  run: async (stage) => {
    const nodes = await stage.world.running(2);
    const room = await openVotingRoom(stage.scaled(200, 40));
    const forms: Record<string, string>[] = [];
    for (const voter of room.voters) forms.push(await ballotForm(stage, room, voter));
    const told = new Map<string, Told>();
    const spread = stage.scaled(4_000, 1_500);
    const casting = room.voters.map(async (voter, index) => {
      await passed(stage.random() * spread);
      const said = await cast(stage, room, voter, forms[index] ?? {}, { node: nodes[index % 2] });
      told.set(voter.shortName, said);
    });
    await passed(spread / 2);
    await close(room);
    await Promise.all(casting);
    await checkClosing(stage, room, told);
  },
};

export const f28: Row = {
  name: 'F28',
  fault: 'the chair puts the text to the vote while five people type',
  promises: ['I4', 'I8', 'I10', 'I12'],
  run: async (stage) => {
    await stage.world.running(2);
    const place = await stage.place();
    await buildDelegation(place.sessionId, { name: 'Parliament', shortName: 'PAR' });
    const actors = await stage.enter(place, 5);
    const cookie = await cookieOf(place.chair.personId);
    const path = `/sessions/${place.sessionId}/votes/new`;
    const page = await ask(stage, `${path}?draft=${place.draftId}`, { cookie });
    const fields = fieldsOf(page.body, 'name="sessionId"', 'name="rule"');
    const stopWatching = watchSaved(stage, place);
    for (const actor of actors) actor.startTyping(100);
    await passed(1_500);
    const ackedBefore = actors.flatMap(({ acked }) => acked);
    const terms = { draftId: place.draftId, subject: 'draft', rule: 'simple-majority' };
    const opened = await post(stage, path, { ...fields, ...terms }, { cookie });
    stage.note(`the chair’s form was answered with ${opened.status}`);
    await until('everybody is told', () =>
      actors.every((actor) => actor.tab.getState().closed === 'sealed'),
    );
    await stage.stopTyping();
    await stopWatching();
    await checkSeal(
      stage,
      place,
      ackedBefore,
      actors.flatMap(({ acked }) => acked),
    );
    await checkRefusedStaysOut(stage, place, actors);
    await checkRecord(stage, place.sessionId);
  },
};

export const f29: Row = {
  name: 'F29',
  fault: 'the clock of one node is wrong, 5 minutes ahead, then 5 minutes behind',
  promises: ['I5', 'I6', 'I7', 'I10'],
  run: async (stage) => {
    for (const minutes of [5, -5]) {
      await stage.world.running(1);
      const nodes = await stage.world.running(2);
      const wrong = await nodes[1]?.start({ FAULTS_CLOCK_SKEW: `${minutes * 60_000}` });
      const room = await openVotingRoom(8);
      const forms: Record<string, string>[] = [];
      for (const voter of room.voters) forms.push(await ballotForm(stage, room, voter));
      await database().vote.update({
        where: { id: room.voteId },
        data: { closesAt: new Date(Date.now() + 8_000) },
      });
      const told = new Map<string, Told>();
      const castBy = async (from: number, to: number) => {
        for (const [index, voter] of room.voters.slice(from, to).entries()) {
          const said = await cast(stage, room, voter, forms[from + index] ?? {}, { node: wrong });
          told.set(voter.shortName, said);
        }
      };
      await castBy(0, 4);
      const early = [...told.values()].filter((said) => said === 'counted').length;
      stage.find('I7', early === 4, `${minutes} min: ${early} of 4 counted before the deadline`);
      await until('the vote has ended by itself', () => isClosed(room), 20_000);
      await castBy(4, 8);
      await checkClosing(stage, room, told);
      const late = [...told.values()].slice(4).filter((said) => said === 'counted').length;
      stage.find('I7', late === 0, `${minutes} min: ${late} of 4 counted after it`);
    }
    await (await stage.world.running(2))[1]?.start();
  },
};

async function isClosed({ voteId }: VotingRoom): Promise<boolean> {
  const vote = await database().vote.findUniqueOrThrow({ where: { id: voteId } });
  return vote.closedAt !== null;
}

async function close({ chair, sessionId, voteId }: VotingRoom): Promise<void> {
  const person = await personFromCookie(chair.cookie);
  if (!person) throw new Error('The chair is signed out.');
  const closed = await closeVote(person, { sessionId, voteId });
  if (!closed.ok) throw new Error(closed.refusal);
}

/** Exactly whoever was told “counted” is counted, and no ballot is later than the closing. */
async function checkClosing(stage: Stage, room: VotingRoom, told: Map<string, Told>) {
  const stored = await votersWithBallot(room);
  const counted = [...told].filter(([, said]) => said === 'counted').map(([name]) => name);
  const isSame = counted.length === stored.size && counted.every((name) => stored.has(name));
  const failed = [...told.values()].filter((said) => said === 'failed').length;
  const words = `${counted.length} told “counted”, ${stored.size} ballots`;
  stage.find('I7', isSame, words);
  stage.note(`told: ${counts([...told.values()])}`);
  if (failed > 0) stage.note(`${failed} had no answer`);
  const { closedAt } = await database().vote.findUniqueOrThrow({ where: { id: room.voteId } });
  const late = await database().ballot.count({
    where: { voteId: room.voteId, castAt: { gte: closedAt ?? new Date() } },
  });
  stage.find('I7', late === 0, `${late} ballots at or after the closing`);
  await checkBallots(stage, room.voteId);
  await checkRecord(stage, room.sessionId);
}

function counts(told: readonly Told[]): string {
  const all = ['counted', 'refused', 'failed'] as const;
  return all.map((said) => `${told.filter((one) => one === said).length} ${said}`).join(', ');
}
