import { database } from '@/server/database/client';
import type { Actor } from '@/tests/faults/actor';
import { ballotForm, cast, openVotingRoom } from '@/tests/faults/ballots';
import { asAdministrator } from '@/tests/faults/crashable-postgres';
import { checkBallots, checkRefusedStaysOut, storedText } from '@/tests/faults/promises';
import type { Row } from '@/tests/faults/row';
import { passed, until } from '@/tests/faults/until';
import type { FaultNode } from '@/tests/faults/fault-node';
import type { Place, Stage } from '@/tests/faults/stage';
import { checkTyping } from './check-typing';

// Faults of the bus between two nodes, here LISTEN and NOTIFY. The matrix speaks of Redis;
// `npm run test:redis` has those.

const typeEvery = 120;
const listening = 'LISTEN plenary_live';

/** Two nodes, three actors on each. */
async function twoSides(stage: Stage) {
  const nodes = await stage.world.running(2);
  const place = await stage.place();
  const [here, there] = nodes as [FaultNode, FaultNode];
  const left = await stage.enter(place, 3, { url: here.liveUrl });
  const right = await stage.enter(place, 3, { url: there.liveUrl });
  const actors = [...left, ...right];
  return { here, there, place, left, right, actors };
}

/** How long one side's last word takes to the other. */
async function timeAcross(stage: Stage, place: Place, from: Actor, to: Actor): Promise<string> {
  await from.type();
  await from.saved();
  const began = performance.now();
  const { hash } = await storedText(place);
  await until('the other side has it', () => to.hash() === hash, 20_000);
  return `${((performance.now() - began) / 1000).toFixed(1)} s`;
}

/** The backends of PostgreSQL that carry the bus. */
async function busBackends({ world }: Stage): Promise<number[]> {
  const rows = await asAdministrator(
    world.databaseUrl,
    `SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()
     AND (query LIKE 'LISTEN%' OR query LIKE '%pg_notify(%')`,
  );
  return rows.map(({ pid }) => Number(pid));
}

export const f11: Row = {
  name: 'F11',
  fault: 'the bus is cut, again and again (its backends terminated)',
  promises: ['I1', 'I2', 'I3', 'I5', 'I6'],
  run: async (stage) => {
    const { here, there, place, actors } = await twoSides(stage);
    const room = await openVotingRoom(4);
    for (const actor of actors) actor.startTyping(typeEvery);
    const pids = new Set<number>();
    for (let cut = 0; cut < 3; cut += 1) {
      await passed(800);
      for (const pid of await busBackends(stage)) {
        pids.add(pid);
        await asAdministrator(stage.world.databaseUrl, 'SELECT pg_terminate_backend($1)', [pid]);
      }
      for (const [index, voter] of room.voters.entries()) {
        const fields = await ballotForm(stage, room, voter);
        await cast(stage, room, voter, fields, { node: index % 2 ? here : there });
      }
    }
    stage.note(`${pids.size} connections of the bus terminated`);
    await checkTyping(stage, place, actors);
    await checkBallots(stage, room.voteId);
  },
};

export const f12: Row = {
  name: 'F12',
  fault: 'the bus stands still (its backends stopped by SIGSTOP)',
  promises: ['I1', 'I2', 'I3', 'I9'],
  shortened: '8 s instead of 30 s',
  run: async (stage) => {
    const { place, right, actors } = await twoSides(stage);
    const [removed] = right;
    for (const actor of actors) actor.startTyping(typeEvery);
    await passed(500);
    const pids = await busBackends(stage);
    for (const pid of pids) process.kill(pid, 'SIGSTOP');
    stage.later(async () => pids.forEach((pid) => resume(pid)));
    // Behind every node's back: nobody rings, so only looking it up can tell.
    await database().participant.updateMany({
      where: { sessionId: place.sessionId, personId: removed?.personId },
      data: { removedAt: new Date() },
    });
    const began = performance.now();
    await until('put out', () => removed?.tab.getState().closed === 'no-right', 30_000);
    const seconds = (performance.now() - began) / 1000;
    stage.note(`put out ${seconds.toFixed(1)} s after the right ended, with nobody to tell it`);
    await passed(Math.max(0, stage.scaled(30_000, 8_000) - seconds * 1000));
    pids.forEach((pid) => resume(pid));
    await removed?.stopTyping();
    await checkTyping(
      stage,
      place,
      actors.filter((actor) => actor !== removed),
    );
    await checkRefusedStaysOut(stage, place, removed ? [removed] : []);
    stage.find('I9', seconds < 30, `looked up within ${seconds.toFixed(1)} s (bound here: 30 s)`);
  },
};

export const f13: Row = {
  name: 'F13',
  fault: 'the bus loses what it carries: every hint about a text is dropped, the rest arrives',
  promises: ['I1', 'I2', 'I3'],
  run: async (stage) => {
    const { here, there, place, left, right, actors } = await twoSides(stage);
    const without = { only: listening, alter: { down: withoutHints } };
    here.database.set(without);
    there.database.set(without);
    for (const actor of actors) actor.startTyping(typeEvery);
    await passed(3_000);
    await stage.stopTyping();
    const [one, other] = [left[0], right[0]];
    if (one && other) {
      stage.note(`${await timeAcross(stage, place, one, other)} to the other side without hints`);
    }
    stage.world.heal();
    await checkTyping(stage, place, actors);
  },
};

export const f14: Row = {
  name: 'F14',
  fault: 'one node is parted from the bus (black hole), both sides write, and it heals',
  promises: ['I1', 'I2', 'I3'],
  shortened: '8 s instead of 60 s',
  run: async (stage) => {
    const { there, place, left, right, actors } = await twoSides(stage);
    there.database.set({ blackhole: true, only: listening });
    for (const actor of actors) actor.startTyping(typeEvery);
    await passed(stage.scaled(60_000, 8_000));
    await stage.stopTyping();
    const [one, other] = [left[0], right[0]];
    if (one && other) {
      stage.note(`${await timeAcross(stage, place, one, other)} to the parted node meanwhile`);
      stage.note(`${await timeAcross(stage, place, other, one)} from it`);
    }
    there.database.heal();
    await checkTyping(stage, place, actors);
  },
};

function resume(pid: number): void {
  try {
    process.kill(pid, 'SIGCONT');
  } catch {
    // It was ended meanwhile by the node that waited for it.
  }
}

/** Takes NotificationResponse messages ('A') about texts out of PostgreSQL's answers. */
function withoutHints(bytes: Buffer): Buffer {
  const kept: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = at + 5 <= bytes.length ? at + 1 + bytes.readUInt32BE(at + 1) : bytes.length;
    const message = bytes.subarray(at, end);
    const isHint = bytes[at] === 0x41 && message.includes('"kind":"update"');
    if (!isHint) kept.push(message);
    at = end;
  }
  return Buffer.concat(kept);
}
