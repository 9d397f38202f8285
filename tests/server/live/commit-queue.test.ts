import * as Y from 'yjs';
import { Pool } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { schemaVersion } from '@/domain/drafts/schema-version';
import { CommitQueue, type Author } from '@/server/live/commit-queue';
import { examineUpdate } from '@/server/live/examine-update';
import { LiveText } from '@/server/live/live-text';
import { UpdateLog } from '@/server/live/update-log';
import { buildLiveDraft, buildWriter, until, updateBy } from '@/tests/support/live';

let pool: Pool;

beforeEach(() => {
  pool = new Pool({ connectionString: process.env.DATABASE_URL });
});

afterEach(async () => {
  await pool.end();
});

/** A queue into a real log, a writer, and how many commits there were. */
async function open() {
  const { session, documentId } = await buildLiveDraft();
  const { participant } = await buildWriter(session.id);
  const updateLog = new UpdateLog(pool);
  const text = await LiveText.load(updateLog, documentId);
  if (!text) throw new Error('There is no document.');
  const queue = new CommitQueue<Author>(text, updateLog);
  let commits = 0;
  queue.onOutcome = ({ length }) => (commits += length > 0 ? 1 : 0);
  const author = { personId: participant.personId, schemaVersion };
  let client = 7;
  const write = () => {
    client += 1;
    const update = updateBy(client, (doc) => {
      doc.getXmlFragment('default').insert(0, [new Y.XmlElement('paragraph')]);
    });
    const examined = examineUpdate(update);
    if (!examined.ok) throw new Error(examined.refusal);
    const content = { update, examined: examined.value, writers: new Set([client]) };
    queue.add({ from: author, place: client, content });
  };
  return { queue, write, commits: () => commits };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('commits of one text', () => {
  it('gather what comes in quick succession, where many receive them', async () => {
    const { queue, write, commits } = await open();
    queue.distance = () => 1_000;
    write();
    await until('the first one', () => commits() === 1);
    for (let change = 0; change < 5; change += 1) {
      write();
      await pause(20);
    }
    expect(commits()).toBe(1);
    await queue.settled();
    expect(commits()).toBe(2);
  });

  it('do not wait for one another, where hardly anybody does', async () => {
    const { queue, write, commits } = await open();
    for (let change = 1; change <= 3; change += 1) {
      write();
      await until('its commit', () => commits() === change);
    }
    await queue.settled();
  });
});
