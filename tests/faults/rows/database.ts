import { database } from '@/server/database/client';
import {
  ballotForm,
  cast,
  openVotingRoom,
  votersWithBallot,
  type Told,
  type VotingRoom,
} from '@/tests/faults/ballots';
import { asAdministrator } from '@/tests/faults/crashable-postgres';
import { ask } from '@/tests/faults/pages';
import { checkBallots, storedText, watchSaved } from '@/tests/faults/promises';
import { NotRun, type Row } from '@/tests/faults/row';
import { checkTyping } from './check-typing';
import type { Stage } from '@/tests/faults/stage';
import { passed, repeat, until } from '@/tests/faults/until';
import { cookieOf } from '@/tests/support/live';

// Faults of PostgreSQL and of the way to it.

const typeEvery = 120;

export const f04: Row = {
  name: 'F04',
  fault: 'PostgreSQL crashes (immediate) while five people type and a vote is on, and recovers',
  promises: ['I1', 'I2', 'I3', 'I5', 'I6', 'I12'],
  run: async (stage) => {
    const { world } = stage;
    await world.running(1);
    const place = await stage.place();
    const actors = await stage.enter(place, 5);
    const room = await openVotingRoom(12);
    const voting = await voteAllTheTime(stage, room);
    const stopWatching = watchSaved(stage, place);
    for (const actor of actors) actor.startTyping(typeEvery);
    await passed(1_200);
    await world.postgres.crash();
    // An answer to what was committed before may still be on its way.
    await passed(300);
    const atCrash = actors.map(({ acked }) => acked.length);
    await passed(1_500);
    const during = actors.map(({ acked }, index) => acked.length - (atCrash[index] ?? 0));
    const falseAcks = during.reduce((sum, count) => sum + count, 0);
    stage.find('I12', falseAcks === 0, `${falseAcks} acknowledged while PostgreSQL was down`);
    await world.postgresBack();
    await passed(1_500);
    const told = await voting.end();
    await checkTyping(stage, place, actors);
    await stopWatching();
    await checkBallots(stage, room.voteId);
    await checkCounted(stage, room, told);
  },
};

export const f05: Row = {
  name: 'F05',
  fault: 'PostgreSQL cannot be reached: connections are reset, new ones refused',
  promises: ['I1', 'I2', 'I3', 'I4', 'I12'],
  shortened: '6 s instead of 60 s',
  run: async (stage) => {
    const [node] = await stage.world.running(1);
    const place = await stage.place();
    const actors = await stage.enter(place, 4);
    const room = await openVotingRoom(4);
    const [voter] = room.voters;
    const fields = voter && (await ballotForm(stage, room, voter));
    const stopWatching = watchSaved(stage, place);
    for (const actor of actors) actor.startTyping(typeEvery);
    await passed(500);
    await node?.database.refuse();
    node?.database.reset();
    const down = performance.now();
    await until('the tabs say so', () => actors.every(({ state }) => state.kind === 'unsaved'));
    const seconds = ((performance.now() - down) / 1000).toFixed(1);
    stage.find('I12', true, `everybody is shown “not saved yet” after ${seconds} s`);
    const told = voter && fields ? await cast(stage, room, voter, fields) : 'counted';
    const [ready, live] = [await ask(stage, '/readyz'), await ask(stage, '/livez')];
    stage.note(`a ballot: ${told}; /readyz ${ready.status}, /livez ${live.status}`);
    await passed(stage.scaled(60_000, 6_000));
    await node?.database.listen();
    await checkTyping(stage, place, actors);
    await stopWatching();
    const has = voter && (await votersWithBallot(room)).has(voter.shortName);
    stage.find('I4', told !== 'counted' && !has, `the ballot that ${told} is not counted later`);
  },
};

export const f06: Row = {
  name: 'F06',
  fault: 'the update log is locked; other pages go on',
  promises: ['I1', 'I2', 'I3', 'I12'],
  shortened: '5 s instead of 20 s',
  run: async (stage) => {
    await stage.world.running(1);
    const place = await stage.place();
    const actors = await stage.enter(place, 4);
    const stopWatching = watchSaved(stage, place);
    const cookie = await cookieOf(place.chair.personId);
    for (const actor of actors) actor.startTyping(typeEvery);
    await passed(500);
    const seconds = stage.scaled(20, 5);
    const locked = asAdministrator(
      stage.world.databaseUrl,
      `DO $$ BEGIN LOCK TABLE document_updates; PERFORM pg_sleep(${seconds + 3}); END $$`,
    );
    const times: number[] = [];
    for (const end = performance.now() + seconds * 1000 - 500; performance.now() < end;) {
      const began = performance.now();
      const { status } = await ask(stage, `/sessions/${place.sessionId}`, { cookie });
      if (status !== 200) stage.note(`a page answered ${status}`);
      times.push(performance.now() - began);
      await passed(100);
    }
    const waiting = actors.every(({ state }) => state.kind === 'unsaved');
    stage.find('I12', waiting, 'everybody is shown “not saved yet” while it is locked');
    await locked;
    await checkTyping(stage, place, actors);
    await stopWatching();
    const p95 = times.sort((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? 0;
    stage.note(`other pages p95 ${p95.toFixed(0)} ms meanwhile`);
  },
};

export const f07: Row = {
  name: 'F07',
  fault: 'the commit succeeds and the connection dies before the answer, again and again',
  promises: ['I1', 'I2', 'I3', 'I5', 'I6', 'I12'],
  run: async (stage) => {
    const [node] = await stage.world.running(1);
    const place = await stage.place();
    const actors = await stage.enter(place, 3);
    const room = await openVotingRoom(6);
    const stopWatching = watchSaved(stage, place);
    for (const actor of actors) actor.startTyping(typeEvery);
    for (let cut = 0; cut < 6; cut += 1) {
      node?.database.set({ cutOn: { bytes: 'live-append', direction: 'up' } });
      await passed(300);
      node?.database.heal();
      await passed(700);
    }
    const told = new Map<string, Told>();
    for (const voter of room.voters) {
      const fields = await ballotForm(stage, room, voter);
      node?.database.set({ cutOn: { bytes: 'COMMIT', direction: 'up' } });
      const first = await cast(stage, room, voter, fields);
      node?.database.heal();
      const again = await cast(stage, room, voter, fields);
      stage.note(`${voter.shortName} was told: ${first}; on sending it again: ${again}`);
      told.set(voter.shortName, first === 'counted' ? first : again);
    }
    await checkTyping(stage, place, actors);
    await stopWatching();
    await checkBallots(stage, room.voteId);
    await checkCounted(stage, room, told);
    const { sequence } = await storedText(place);
    const rows = await database().documentUpdate.count({ where: { documentId: place.documentId } });
    stage.note(`the log is at ${sequence}, with ${rows} rows behind its snapshot`);
  },
};

export const f08: Row = {
  name: 'F08',
  fault: 'the disk of PostgreSQL is full, and has room again',
  promises: ['I1', 'I2', 'I3', 'I12'],
  run: async (stage) => {
    const { world } = stage;
    if (!world.postgres.hasDiskOfItsOwn) throw new NotRun('a disk of its own needs root (tmpfs)');
    await world.running(1);
    const place = await stage.place();
    const actors = await stage.enter(place, 3);
    const stopWatching = watchSaved(stage, place);
    for (const actor of actors) actor.startTyping(typeEvery, { length: 20_000 });
    await passed(500);
    const emptyDisk = await world.postgres.fillDisk();
    await until('somebody is not saved', () =>
      actors.some(({ state }) => state.kind === 'unsaved'),
    );
    stage.note(`while it is full PostgreSQL is ${world.postgres.isUp ? 'up and refuses' : 'down'}`);
    await stage.stopTyping();
    await passed(2_000);
    await emptyDisk();
    await world.postgresBack();
    await checkTyping(stage, place, actors);
    await stopWatching();
  },
};

/** Everybody casts, and casts again, whatever they are told. */
async function voteAllTheTime(stage: Stage, room: VotingRoom) {
  const told = new Map<string, Told>();
  const forms = new Map<string, Record<string, string>>();
  for (const voter of room.voters) {
    forms.set(voter.shortName, await ballotForm(stage, room, voter));
  }
  const stop = repeat(20, async () => {
    for (const voter of room.voters) {
      const fields = forms.get(voter.shortName) ?? {};
      const answer = stage.random() < 0.5 ? 'yes' : 'no';
      const said = await cast(stage, room, voter, fields, { answer });
      if (told.get(voter.shortName) !== 'counted') told.set(voter.shortName, said);
    }
  });
  return {
    end: async () => {
      await stop();
      return told;
    },
  };
}

/** Whoever was told “counted” has a ballot. */
async function checkCounted(stage: Stage, room: VotingRoom, told: Map<string, Told>) {
  const stored = await votersWithBallot(room);
  const counted = [...told].filter(([, said]) => said === 'counted').map(([name]) => name);
  const lost = counted.filter((name) => !stored.has(name));
  stage.find(
    'I6',
    lost.length === 0,
    `${counted.length} told “counted”, ${lost.length} of them lost`,
  );
}
