import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Client } from 'pg';
import type { DocumentConnection } from '@/components/live/document-connection';
import { database } from '@/server/database/client';
import { readDocument } from '@/server/text/documents';
import {
  buildLiveDraft,
  buildWriter,
  openTab,
  startNode,
  until,
  untilSaved,
  untilSynced,
  write,
  type TestNode,
} from '@/tests/support/live';

let node: TestNode;
let documentId: string;
let tab: DocumentConnection;
let administrator: Client;

beforeEach(async () => {
  node = await startNode();
  const draft = await buildLiveDraft('0');
  documentId = draft.documentId;
  const ana = await buildWriter(draft.session.id);
  tab = openTab(node.url, documentId, ana.cookie);
  await untilSynced(tab);
  administrator = new Client({ connectionString: process.env.DATABASE_URL });
  await administrator.connect();
});

afterEach(async () => {
  await administrator.end();
  tab.destroy();
  await node.stop();
});

/** Until the administrator commits, nothing of this document can be. */
const holdDocument = async () => {
  await administrator.query('BEGIN');
  await administrator.query('SELECT 1 FROM documents WHERE id = $1 FOR UPDATE', [documentId]);
};

const storedWords = async () => {
  const { text } = await readDocument(database(), documentId);
  return (text.content ?? []).map((block) => block.content?.map(({ text }) => text).join('') ?? '');
};

describe('an acknowledgement', () => {
  it('comes only after the commit', async () => {
    await holdDocument();
    write(tab, '1');
    await until('two seconds without an answer', () => {
      const { kind } = tab.getState().saveState;
      expect(kind).not.toBe('saved');
      return kind === 'unsaved';
    });
    expect(await storedWords()).toEqual(['0']);
    await administrator.query('COMMIT');
    await untilSaved(tab);
    expect(await storedWords()).toEqual(['0', '1']);
  });

  it('is never given for what a lost database connection swallowed', async () => {
    let written = 0;
    for (let round = 0; round < 15; round += 1) {
      for (let count = 0; count < 4; count += 1) write(tab, String((written += 1)));
      await administrator.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      );
      const changes = 'changes' in tab.getState().saveState ? unsaved() : 0;
      const acknowledged = written - changes;
      const stored = await answerOf(storedWords);
      expect(stored.length - 1).toBeGreaterThanOrEqual(acknowledged);
    }
    await untilSaved(tab);
    const numbers = Array.from({ length: written + 1 }, (_, index) => String(index));
    expect(await storedWords()).toEqual(numbers);
  });
});

describe('the end of a node', () => {
  it('saves and acknowledges what is under way', async () => {
    await holdDocument();
    for (let number = 1; number <= 20; number += 1) write(tab, String(number));
    const lastWords = 'the last words';
    write(tab, lastWords);
    await until('they arrive', () => (node.node.rooms.get(documentId)?.queue.size ?? 0) >= 21);
    const closed = node.node.close();
    await administrator.query('COMMIT');
    expect(await closed).toBe(true);
    expect(await storedWords()).toContain(lastWords);
  });
});

function unsaved(): number {
  const { saveState } = tab.getState();
  return 'changes' in saveState ? saveState.changes : 0;
}

/** The pages' own connections were cut as well: asks until one answers. */
async function answerOf<Value>(ask: () => Promise<Value>): Promise<Value> {
  let answer: Value | undefined;
  await until('the database answers', async () => {
    answer = await ask().catch(() => undefined);
    return answer !== undefined;
  });
  return answer as Value;
}
