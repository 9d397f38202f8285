import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { appendFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '@/server/database/embedded-postgres';
import { postgresAccount } from '@/server/database/postgres-account';
import { until } from './until';

/**
 * A real PostgreSQL that keeps its word (fsync on), to be crashed and started again. Its
 * port differs after each start: reach it through a proxy that is aimed anew.
 */
export class CrashablePostgres {
  private constructor(
    private readonly folder: string,
    private running: EmbeddedPostgres,
    /** Its data are on a small disk of their own, which can be filled. */
    readonly hasDiskOfItsOwn: boolean,
  ) {}

  /** @param diskMegabytes a disk of its own, of this size, where this process may make one */
  static async start(diskMegabytes?: number): Promise<CrashablePostgres> {
    const folder = join(tmpdir(), `plenary-faults-${randomUUID()}`);
    const isRoot = process.getuid?.() === 0 && process.platform === 'linux';
    const hasDisk = diskMegabytes !== undefined && isRoot;
    if (hasDisk) {
      const place = postgresAccount(folder).folder;
      mkdirSync(place, { recursive: true });
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${diskMegabytes}m`, 'tmpfs', place]);
    }
    return new CrashablePostgres(folder, await startEmbeddedPostgres({ folder }), hasDisk);
  }

  get url(): string {
    return this.running.url;
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  /** As `pg_ctl -m immediate`: every process ends at once, nothing is written any more. */
  async crash(): Promise<void> {
    const pid = this.pid();
    process.kill(pid, 'SIGQUIT');
    await until('PostgreSQL is gone', () => !isAlive(pid));
  }

  get isUp(): boolean {
    return isAlive(this.pid());
  }

  /** After a crash: recovers from its log and listens on another port. */
  async startAgain(): Promise<void> {
    this.running = await startEmbeddedPostgres({ folder: this.folder });
  }

  /** Fills its disk to the last byte. Returns what makes room again. */
  async fillDisk(): Promise<() => Promise<void>> {
    const filler = join(this.running.folder, 'filler');
    const megabyte = Buffer.alloc(2 ** 20);
    for (let isFull = false; !isFull;) {
      isFull = await appendFile(filler, megabyte).then(
        () => false,
        () => true,
      );
    }
    return () => rm(filler, { force: true });
  }

  async end(): Promise<void> {
    await this.running.stop();
    if (this.hasDiskOfItsOwn) execFileSync('umount', [this.running.folder]);
    await rm(this.running.folder, { recursive: true, force: true });
  }

  private pid(): number {
    try {
      const lock = join(this.running.folder, 'postgres', 'postmaster.pid');
      return Number(readFileSync(lock, 'utf8').split('\n', 1)[0]);
    } catch {
      return 0;
    }
  }
}

/** Runs one statement as the administrator, on a connection of its own. */
export async function asAdministrator(url: string, sql: string, values: unknown[] = []) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

function isAlive(pid: number): boolean {
  if (pid === 0) return false;
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
