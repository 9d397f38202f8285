import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { freePort } from '@/server/free-port';
import { postgresAccount, type PostgresAccount } from './postgres-account';
import { postgresBinaries } from './postgres-binaries';
import { endWithParent } from './end-with-parent';
import { clearStaleLock } from './postgres-lock';

/** A PostgreSQL that belongs to this process and ends with it. */
export type EmbeddedPostgres = {
  /** The address of its database `plenary`, password included. */
  url: string;
  /** Where its data really are. */
  folder: string;
  /** Ends it in order; its data stay. */
  stop: () => Promise<void>;
};

type Options = {
  /** Where the data are asked to be; as root they go elsewhere (postgresAccount). */
  folder: string;
  /** False for tests: faster, and lost with the machine's power. */
  durable?: boolean;
  /** Told what is being done, in words for the person who waits. */
  say?: (words: string) => void;
};

const user = 'plenary';

/** Starts PostgreSQL on a free loopback port, making its data first where there are none. */
export async function startEmbeddedPostgres(options: Options): Promise<EmbeddedPostgres> {
  const account = postgresAccount(options.folder);
  const binaries = await postgresBinaries(account.sharedBinaries);
  const password = await makeFolder(account);
  const data = join(account.folder, 'postgres');
  if (!existsSync(join(data, 'PG_VERSION'))) {
    options.say?.('Making a database of its own (once)…');
    await initialise(account, binaries, data, options.durable ?? true);
  }
  await clearStaleLock(data);
  const port = await freePort();
  const server = await start(account, binaries, data, port, options.durable ?? true);
  const endWatch = endWithParent(server, account.runAs);
  const address = (database: string) =>
    `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`;
  await ensureDatabase(address('postgres'));
  return {
    url: address('plenary'),
    folder: account.folder,
    stop: async () => {
      await stop(server);
      endWatch();
    },
  };
}

async function makeFolder({ folder, runAs }: PostgresAccount): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o755 });
  if (runAs) {
    await chmod(dirname(folder), 0o755);
    await chown(folder, runAs.uid, runAs.gid);
  }
  const file = join(folder, 'postgres-password');
  if (!existsSync(file)) {
    await writeFile(file, randomBytes(24).toString('hex'), { mode: 0o600 });
    if (runAs) await chown(file, runAs.uid, runAs.gid);
  }
  await chmod(folder, 0o700);
  return (await readFile(file, 'utf8')).trim();
}

/** Nothing of our own environment (which holds secrets) is handed on. */
function childOptions({ runAs, folder }: PostgresAccount): SpawnOptions {
  const environment = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
  return {
    ...runAs,
    cwd: folder,
    env: process.platform === 'win32' ? undefined : (environment as unknown as NodeJS.ProcessEnv),
    stdio: ['ignore', 'ignore', 'pipe'],
    // A group of its own: Ctrl-C reaches us first, and we end it when all is saved.
    detached: true,
  };
}

async function initialise(
  account: PostgresAccount,
  binaries: string,
  data: string,
  durable: boolean,
): Promise<void> {
  // Left half-made by a start that was broken off: it holds nothing yet.
  await rm(data, { recursive: true, force: true });
  const flags = [
    `--pgdata=${data}`,
    `--username=${user}`,
    `--pwfile=${join(account.folder, 'postgres-password')}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // The same order of letters on every machine, whatever locales it has.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    ...(durable ? [] : ['--no-sync']),
  ];
  const initdb = spawn(join(binaries, 'bin', 'initdb'), flags, childOptions(account));
  const said = collect(initdb);
  const [code] = (await once(initdb, 'close')) as [number | null];
  if (code === 0) return;
  await rm(data, { recursive: true, force: true });
  throw new Error(`The embedded PostgreSQL could not make its data in ${data}: ${said()}`);
}

async function start(
  account: PostgresAccount,
  binaries: string,
  data: string,
  port: number,
  durable: boolean,
): Promise<ChildProcess> {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    ...(durable ? [] : ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off']),
  ].flatMap((setting) => ['-c', setting]);
  const flags = ['-D', data, '-p', `${port}`, ...settings];
  const server = spawn(join(binaries, 'bin', 'postgres'), flags, childOptions(account));
  const said = collect(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', () =>
      reject(new Error(`The embedded PostgreSQL did not start: ${said()}`)),
    );
    server.stderr?.on('data', (chunk: Buffer) => {
      if (chunk.includes('ready to accept connections')) resolve();
    });
  });
  return server;
}

/** Keeps the last words of a child, and keeps its pipe from filling up. */
function collect(child: ChildProcess): () => string {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = `${said}${chunk.toString('utf8')}`.slice(-2000);
  });
  return () => said.trim();
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  // SIGINT: open connections are ended, what was committed is written.
  server.kill('SIGINT');
  const impatience = setTimeout(() => server.kill('SIGQUIT'), 8000);
  await ended;
  clearTimeout(impatience);
}

async function ensureDatabase(address: string): Promise<void> {
  const client = new Client({ connectionString: address });
  await client.connect();
  try {
    const found = await client.query("SELECT 1 FROM pg_database WHERE datname = 'plenary'");
    if (found.rowCount === 0) await client.query('CREATE DATABASE plenary');
  } finally {
    await client.end();
  }
}
