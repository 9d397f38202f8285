import { buildIfNeeded } from '@/server/commands/build-if-needed';
import { database } from '@/server/database/client';
import { migrate } from '@/server/database/migrate';
import { startFaultyProxy, type FaultyProxy } from '@/tests/support/faulty-proxy';
import { secretOfTests } from '@/tests/support/process';
import { CrashablePostgres } from './crashable-postgres';
import { FaultNode } from './fault-node';

/**
 * Everything a row of the matrix happens in: a PostgreSQL, server processes, and in front
 * of them a round-robin proxy without sticky sessions, whose address is the installation's.
 */
export class World {
  private readonly all: FaultNode[] = [];

  private constructor(
    readonly postgres: CrashablePostgres,
    /** Where people come in. */
    readonly front: FaultyProxy,
    /** The harness's own way to PostgreSQL, which is never made bad. */
    private readonly control: FaultyProxy,
  ) {}

  /**
   * Starts PostgreSQL and points this process's own database client at it.
   *
   * @param diskMegabytes the size of a disk of its own, for rows that fill it
   */
  static async start(diskMegabytes?: number): Promise<World> {
    await buildIfNeeded();
    const postgres = await CrashablePostgres.start(diskMegabytes);
    const front = await startFaultyProxy([]);
    const control = await startFaultyProxy([{ port: postgres.port }]);
    const world = new World(postgres, front, control);
    Object.assign(process.env, {
      DATABASE_URL: world.databaseUrl,
      PLENARY_SECRET: secretOfTests,
      PLENARY_DATABASE_CONNECTIONS: '8',
      APP_URL: world.appUrl,
      LOG_LEVEL: 'silent',
    });
    // Every actor's provider listens for the end of this process.
    process.setMaxListeners(0);
    await migrate(world.databaseUrl);
    return world;
  }

  get appUrl(): string {
    return `http://localhost:${this.front.port}`;
  }

  /** For the harness; nodes have proxies of their own. */
  get databaseUrl(): string {
    const url = new URL(this.postgres.url);
    url.port = `${this.control.port}`;
    return url.href;
  }

  /** So many nodes running with these settings, a good network, and all of them in front. */
  async running(count: number, env: Record<string, string> = {}): Promise<FaultNode[]> {
    while (this.all.length < count) {
      this.all.push(await FaultNode.prepare(this.appUrl, this.postgres.url));
    }
    const nodes = this.all.slice(0, count);
    this.heal();
    await this.postgresBack();
    for (const node of nodes) await node.start(env);
    this.front.aim(...nodes.map(({ port }) => ({ port })));
    return nodes;
  }

  /** Ends the nodes behind the first so many, for rows that count on being alone. */
  async only(count: number): Promise<void> {
    for (const node of this.all.slice(count)) await node.stop();
  }

  heal(): void {
    this.front.heal();
    for (const node of this.all) {
      node.thaw();
      node.way.heal();
      node.database.heal();
    }
  }

  /** Starts PostgreSQL if it is down, and leads everybody to where it is now. */
  async postgresBack(): Promise<void> {
    if (!this.postgres.isUp) await this.postgres.startAgain();
    const { port } = this.postgres;
    this.control.aim({ port });
    for (const node of this.all) node.database.aim({ port });
  }

  async end(): Promise<void> {
    await database().$disconnect();
    for (const node of this.all) await node.end();
    await this.front.close();
    await this.control.close();
    await this.postgres.end();
  }
}
