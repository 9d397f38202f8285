import { Pool } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { schemaVersion } from '@/domain/text/schema-version';
import { CommitQueue, type Author } from '@/server/live/room/commit-queue';
import { examineUpdate } from '@/server/live/room/examine-update';
import { LiveText } from '@/server/live/room/live-text';
import { UpdateLog } from '@/server/text/update-log';
import { buildLiveDraft, buildWriter, until, updateBy } from '@/tests/support/live';
import { addBlock } from '@/tests/support/sequence';

let pool: Pool;

beforeEach(() => {
  pool = new Pool({ connectionString: process.env.DATABASE_URL });
});

afterEach(async () => {
  await pool.end();
});

/** A queue into a real log, people who write into it, and the changes of each commit. */
async function open() {
  const { session, documentId } = await buildLiveDraft();
  const person = async (): Promise<Author> => {
    const { participant } = await buildWriter(session.id);
    return { personId: participant.personId, schemaVersion };
  };
  const somebody = await person();
  const updateLog = new UpdateLog(pool);
  const text = await LiveText.load(updateLog, documentId);
  if (!text) throw new Error('There is no document.');
  const queue = new CommitQueue<Author>(text, updateLog);
  const commits: number[][] = [];
  queue.onOutcome = (batch) => commits.push(batch.map(({ place }) => place));
  let clients = 7;
  /** A change by a client id, which is its place as well. */
  const write = (from: Author = somebody, client: number = (clients += 1)) => {
    const update = updateBy(client, (doc) => addBlock(doc, ''));
    const examined = examineUpdate(update);
    if (!examined.ok) throw new Error(examined.refusal);
    const content = { update, examined: examined.value, writers: new Set([client]) };
    queue.add({ from, place: client, content });
  };
  return { queue, write, person, commits };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('commits of one text', () => {
  it('gather what comes in quick succession, where many receive them', async () => {
    const { queue, write, commits } = await open();
    queue.distance = () => 3_000;
    write();
    await until('the first one', () => commits.length === 1);
    for (let change = 0; change < 5; change += 1) {
      write();
      await pause(20);
    }
    expect(commits).toHaveLength(1);
    await queue.settled();
    expect(commits).toHaveLength(2);
  });

  it('do not wait for one another, where hardly anybody does', async () => {
    const { queue, write, commits } = await open();
    for (let change = 1; change <= 3; change += 1) {
      write();
      await until('its commit', () => commits.length === change);
    }
    await queue.settled();
  });
});

describe('the first words of a crowd', () => {
  it('are one commit, without those under an id that is somebody else’s', async () => {
    const { queue, write, person, commits } = await open();
    const forged: number[] = [];
    queue.onForged = ({ place }) => forged.push(place);
    const [ana, ben, eve] = [await person(), await person(), await person()];
    write(ana, 50);
    write(ben, 60);
    write(eve, 70);
    write(eve, 50);
    await queue.settled();
    expect(commits).toEqual([[50, 60]]);
    expect(forged).toEqual([70, 50]);
  });
});
