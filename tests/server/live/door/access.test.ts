import { Pool } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personFromCookie } from '@/server/auth/person-from-cookie';
import { liveFeatures } from '@/server/live-features';
import { Access, AccessDesk, type Claim } from '@/server/live/door/access';
import { rightsChanged } from '@/server/live/door/rights-changed';
import {
  buildLiveDraft,
  buildWriter,
  openTab,
  startNode,
  until,
  untilSynced,
} from '@/tests/support/live';

let pool: Pool;
let queries: number;

beforeEach(() => {
  pool = new Pool({ connectionString: process.env.DATABASE_URL });
  queries = 0;
  pool.on('acquire', () => (queries += 1));
});

afterEach(async () => {
  await pool.end();
});

async function claimOf(role: 'delegate' | 'observer'): Promise<Claim> {
  const { session, documentId } = await buildLiveDraft();
  const { cookie } = await buildWriter(session.id, role);
  const signInId = (await personFromCookie(cookie))?.signInId ?? '';
  return { signInId, documentId };
}

describe('a crowd at the door', () => {
  it('is asked about in two queries, and everybody gets their own answer', async () => {
    const [writer, reader] = [await claimOf('delegate'), await claimOf('observer')];
    const stranger = { signInId: writer.signInId, documentId: reader.documentId };
    const desk = new AccessDesk(new Access(pool, liveFeatures));
    const crowd = [writer, reader, stranger, writer, reader, stranger];
    const answers = await Promise.all(crowd.map((claim) => desk.decide(claim)));
    const told = answers.map((answer) => (answer.ok ? answer.value.mayWrite : answer.refusal));
    expect(told).toEqual([true, false, 'not-found', true, false, 'not-found']);
    expect(queries).toBe(2);
  });

  it('is told, each time, that the database is away', async () => {
    const claim = await claimOf('delegate');
    const away = new Pool({ connectionString: 'postgresql://nobody@127.0.0.1:1/nothing' });
    const desk = new AccessDesk(new Access(away, liveFeatures));
    await expect(Promise.all([desk.decide(claim), desk.decide(claim)])).rejects.toThrow();
    await expect(desk.decide(claim)).rejects.toThrow();
    await away.end();
  });
});

describe('a sign-in that has gone idle', () => {
  it('is signed out at the door, and its open sockets are', async () => {
    const { session, documentId } = await buildLiveDraft();
    const node = await startNode();
    const { cookie } = await buildWriter(session.id);
    const tab = openTab(node.url, documentId, cookie);
    await untilSynced(tab);
    const signInId = (await personFromCookie(cookie))?.signInId ?? '';
    await pool.query(
      `UPDATE sign_ins SET last_seen_at = now() - interval '73 hours' WHERE id = $1`,
      [signInId],
    );
    rightsChanged({});
    await until('the tab is put out', () => tab.getState().closed === 'signed-out');
    tab.destroy();
    await node.stop();
  });
});
