import { resolve } from 'node:path';
import { startFaultyProxy, type FaultyProxy } from '@/tests/support/faulty-proxy';
import { secretOfTests, startPlenary, type Plenary } from '@/tests/support/process';
import { freePort } from '@/server/free-port';
import { until } from './until';

/** What a process under test says of itself, sizes in bytes, times in milliseconds. */
export type InNode = { heap: number; rss: number; loop: { p99: number; max: number } };

/**
 * One real server process, with a network of its own to PostgreSQL and to its clients.
 * It keeps its ports over restarts.
 */
export class FaultNode {
  private plenary: Plenary | null = null;
  private settings = '';

  private constructor(
    readonly port: number,
    private readonly appUrl: string,
    /** Its way to PostgreSQL. */
    readonly database: FaultyProxy,
    /** A way to it that can be made bad. */
    readonly way: FaultyProxy,
    private readonly databaseUrl: string,
  ) {}

  static async prepare(appUrl: string, databaseUrl: string): Promise<FaultNode> {
    const port = await freePort();
    const url = new URL(databaseUrl);
    const database = await startFaultyProxy([{ port: Number(url.port) }]);
    const way = await startFaultyProxy([{ port }]);
    url.port = `${database.port}`;
    return new FaultNode(port, appUrl, database, way, url.href);
  }

  get isRunning(): boolean {
    const child = this.plenary?.process;
    return child !== undefined && child.exitCode === null && child.signalCode === null;
  }

  get liveUrl(): string {
    return `ws://127.0.0.1:${this.port}`;
  }

  /** Starts it, or starts it anew if it ran with other settings. */
  async start(env: Record<string, string> = {}): Promise<this> {
    const settings = JSON.stringify(env);
    if (this.isRunning && settings === this.settings) return this;
    await this.stop();
    this.settings = settings;
    const { NODE_OPTIONS = '', ...others } = env;
    this.plenary = await startPlenary({
      env: {
        PORT: `${this.port}`,
        APP_URL: this.appUrl,
        DATABASE_URL: this.databaseUrl,
        PLENARY_SECRET: secretOfTests,
        NODE_OPTIONS: `--require ${resolve('tests/faults/in-node.cjs')} ${NODE_OPTIONS}`.trim(),
        ...others,
      },
    });
    return this;
  }

  /** kill -9. */
  async kill(): Promise<void> {
    await this.plenary?.kill();
  }

  /** SIGTERM, and wait: the exit code. */
  async stop(): Promise<number | null> {
    if (!this.isRunning) return null;
    this.thaw();
    return (await this.plenary?.stop()) ?? null;
  }

  freeze(): void {
    this.plenary?.process.kill('SIGSTOP');
  }

  thaw(): void {
    this.plenary?.process.kill('SIGCONT');
  }

  said(): string {
    return this.plenary?.said() ?? '';
  }

  /** Collects its garbage and asks what it holds; the event loop since it was asked before. */
  async inside(): Promise<InNode> {
    const before = this.said().length;
    this.plenary?.process.kill('SIGUSR2');
    const told = () => /in-node (\{.*\})/.exec(this.said().slice(before))?.[1];
    await until('the process tells about itself', () => told() !== undefined);
    return JSON.parse(told() ?? '') as InNode;
  }

  async end(): Promise<void> {
    await this.stop();
    await this.database.close();
    await this.way.close();
  }
}
