import { join } from 'node:path';
import { schemaVersion } from '@/domain/text/schema-version';
import { freePort } from '@/server/free-port';
import type { BenchDatabase } from './database';
import { startChild, type Child } from './child';
import type { CrowdPlan } from './crowd/crowd';
import type { Dialect } from './crowd/messages';

export const origin = 'http://plenary.test';
const folder = import.meta.dirname;

/** One of the servers that are compared. */
export type Candidate = {
  name: string;
  isOurs: boolean;
  file: string;
  dialect: Dialect;
  path: CrowdPlan['path'];
};

export const candidates: readonly Candidate[] = [
  {
    name: 'Plenary',
    isOurs: true,
    file: 'plenary.ts',
    dialect: 'y-websocket',
    path: { before: '/live/documents/', after: `?schema=${schemaVersion}` },
  },
  {
    name: 'Hocuspocus 3.4.4',
    isOurs: false,
    file: 'peers/hocuspocus.ts',
    dialect: 'hocuspocus',
    path: { before: '/', after: '' },
  },
  {
    name: '@y/websocket-server 0.1.1',
    isOurs: false,
    file: 'peers/y-websocket-server.ts',
    dialect: 'y-websocket',
    path: { before: '/', after: '' },
  },
];

/** A candidate that runs, and a crowd for it, each in a process of its own. */
export type Stage = {
  candidate: Candidate;
  server: Child;
  crowd: Child;
  /** What every crowd at this server has in common. */
  plan: Pick<CrowdPlan, 'port' | 'dialect' | 'path' | 'origin'>;
  /** kill -9 the server and start another one on the same port. */
  restart: () => Promise<void>;
  end: () => Promise<void>;
};

/**
 * Starts a candidate. `seed` is a file with the state that the peers, which store nothing,
 * open every document with; ours reads PostgreSQL.
 */
export async function setStage(
  candidate: Candidate,
  database: BenchDatabase,
  seed = '',
): Promise<Stage> {
  const port = await freePort();
  const start = () =>
    startChild(join(folder, 'servers', candidate.file), {
      NODE_ENV: 'production',
      LOG_LEVEL: 'error',
      APP_URL: origin,
      DATABASE_URL: database.url,
      PLENARY_SECRET: 'a secret of the bench, long enough to sign with',
      BENCH_PORT: String(port),
      BENCH_SEED: seed,
    });
  const [server, crowd] = await Promise.all([start(), startChild(join(folder, 'crowd/crowd.ts'))]);
  const { dialect, path } = candidate;
  const stage: Stage = {
    candidate,
    crowd,
    server,
    plan: { port, dialect, path, origin },
    restart: async () => {
      await stage.server.kill();
      stage.server = await start();
    },
    end: async () => {
      await stage.crowd.kill();
      await stage.server.kill();
    },
  };
  return stage;
}
