import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { postgresAccount } from '@/server/database/postgres-account';
import {
  dataFolder,
  listen,
  removeData,
  spawnPlenary,
  startPlenary,
  type Plenary,
} from '@/tests/support/process';

const data = `main-${process.pid}`;
let plenary: Plenary;

beforeAll(async () => {
  plenary = await startPlenary({ data });
}, 300_000);

afterAll(async () => {
  await plenary.stop();
  await removeData(data);
});

const get = (path: string) => fetch(`${plenary.url}${path}`, { redirect: 'manual' });

/** The process number of the embedded PostgreSQL, from its own lock. */
function postgresPid(): number {
  const lock = join(postgresAccount(dataFolder(data)).folder, 'postgres/postmaster.pid');
  return Number(readFileSync(lock, 'utf8').split('\n', 1)[0]);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('every answer', () => {
  it('carries a policy without any unsafe word, and a nonce of its own', async () => {
    const pages = [await get('/sign-in'), await get('/sign-in')];
    const nonces = pages.map((page) => {
      const policy = page.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*/);
      return /'nonce-([^']+)'/.exec(policy)?.[1];
    });
    expect(nonces[0]).toMatch(/^[\w+/]{22}==$/);
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  it('gives its nonce to each script of the page, whatever nonce the client asks for', async () => {
    const headers = { 'x-nonce': 'mine', 'content-security-policy': "script-src 'nonce-mine'" };
    const page = await fetch(`${plenary.url}/sign-in`, { headers });
    const nonce = /'nonce-([^']+)'/.exec(page.headers.get('content-security-policy') ?? '')?.[1];
    const scripts = (await page.text()).match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`))).toEqual([]);
  });

  it('tells browsers and caches to be careful', async () => {
    const { headers } = await get('/sign-in');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toMatch(/private.*no-store/);
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('leads whoever typed 127.0.0.1 to the one address that cookies belong to', async () => {
    const there = plenary.url.replace('localhost', '127.0.0.1');
    const answer = await fetch(`${there}/sign-in?next=%2F`, { redirect: 'manual' });
    expect(answer.status).toBe(307);
    expect(answer.headers.get('location')).toBe(`${plenary.url}/sign-in?next=%2F`);
  });
});

describe('health', () => {
  it('is ready while the database answers, alive but not ready while it is away', async () => {
    expect((await get('/readyz')).status).toBe(200);
    process.kill(postgresPid(), 'SIGQUIT');
    await vi.waitFor(async () => expect((await get('/readyz')).status).toBe(503), 15_000);
    expect(await (await get('/readyz')).json()).toEqual({ ready: false, reason: 'database' });
    expect((await get('/livez')).status).toBe(200);
    await plenary.kill();
    plenary = await startPlenary({ data });
    expect((await get('/readyz')).status).toBe(200);
  }, 60_000);
});

describe('the end of the process', () => {
  it('is in order after SIGTERM: exit code 0, and no PostgreSQL left', async () => {
    const postgres = postgresPid();
    expect(await plenary.stop()).toBe(0);
    expect(isAlive(postgres)).toBe(false);
    plenary = await startPlenary({ data });
  }, 60_000);

  it('takes PostgreSQL along even by kill -9, and the next start finds the data', async () => {
    const postgres = postgresPid();
    await plenary.kill();
    await vi.waitFor(() => expect(isAlive(postgres)).toBe(false), 15_000);
    plenary = await startPlenary({ data });
    expect((await get('/readyz')).status).toBe(200);
    expect(plenary.said()).not.toContain('Making a database');
  }, 60_000);
});

describe('the demonstration', () => {
  it('is whole, also when the first start was killed while it was written', async () => {
    const demonstration = { data: `${data}-demo`, env: { PLENARY_DEMONSTRATION: 'yes' } };
    const first = spawnPlenary(demonstration);
    const said = listen(first);
    await vi.waitFor(() => expect(said()).toContain('Writing the demonstration'), 30_000);
    const ended = once(first, 'exit');
    first.kill('SIGKILL');
    await ended;
    const second = await startPlenary(demonstration);
    const client = new Client({ connectionString: second.databaseUrl });
    await client.connect();
    const { rows } = await client.query('SELECT count(*)::int AS sessions FROM sessions');
    await client.end();
    await second.stop();
    await removeData(demonstration.data);
    expect(rows).toEqual([{ sessions: 2 }]);
    expect(second.said()).toContain('Wrote the demonstration');
  }, 120_000);
});

describe('a start that cannot be', () => {
  async function failed(env: Record<string, string>): Promise<string> {
    const child = spawnPlenary({ env, data: `${data}-failed` });
    const said = listen(child);
    await once(child, 'close');
    expect(child.exitCode).toBe(1);
    return said();
  }

  it('says in a sentence that the port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const said = await failed({ PORT: `${port}` });
    other.close();
    expect(said).toContain(`Port ${port} is in use: stop what listens there, or choose another`);
    expect(said).not.toContain(' at ');
  });

  it('never falls back when the given database cannot be reached, and keeps its password', async () => {
    const said = await failed({ DATABASE_URL: 'postgresql://me:hunter2@127.0.0.1:1/plenary' });
    expect(said).toContain('PostgreSQL at 127.0.0.1:1, database plenary, cannot be used');
    expect(said).toContain('check DATABASE_URL');
    expect(said).not.toMatch(/hunter2|embedded/);
  });

  it('names every wrong setting at once', async () => {
    const said = await failed({ PORT: 'eighty', LOG_LEVEL: 'loud' });
    expect(said).toContain('PORT must be a whole number');
    expect(said).toContain('LOG_LEVEL must be one of');
  });
});
