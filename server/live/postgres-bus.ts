import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { log } from '@/server/log';
import type { Bus, BusListener, BusMessage } from './bus';

const channel = 'plenary_live';
/** PostgreSQL takes payloads of less than 8,000 bytes. */
const payloadBytesMax = 7_900;
const helloEvery = 1_000;
const silentAfter = 3_500;
const peerForgottenAfter = 15_000;

/**
 * The bus over PostgreSQL's own LISTEN and NOTIFY: nothing more to install. On its own
 * connection and after the commit, never inside the writing transaction, where NOTIFY
 * would make all commits wait for one lock. What gathers while one NOTIFY is under way
 * goes into the next.
 */
export class PostgresBus implements Bus {
  private readonly nodeId = randomUUID();
  private client: Client | null = null;
  private listener: BusListener | null = null;
  private outbox: string[] = [];
  private isSending = false;
  private isClosed = false;
  private heardSelfAt = 0;
  private heardPeerAt = 0;
  private pulse: NodeJS.Timeout | null = null;

  constructor(private readonly databaseUrl: string) {}

  get isHealthy(): boolean {
    return this.client !== null && Date.now() - this.heardSelfAt < silentAfter;
  }

  get hasPeers(): boolean {
    return Date.now() - this.heardPeerAt < peerForgottenAfter;
  }

  start(listener: BusListener): void {
    this.listener = listener;
    void this.connect();
    this.pulse = setInterval(() => this.beat(), helloEvery);
    this.pulse.unref();
  }

  publish(message: BusMessage): void {
    if (!this.client) return;
    this.outbox.push(JSON.stringify(message));
    void this.send();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    if (this.pulse) clearInterval(this.pulse);
    const client = this.client;
    this.client = null;
    await client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    if (this.isClosed) return;
    const client = new Client({
      connectionString: this.databaseUrl,
      connectionTimeoutMillis: 3_000,
      keepAlive: true,
    });
    client.on('error', () => this.lost(client));
    client.on('end', () => this.lost(client));
    client.on('notification', ({ payload }) => this.hear(payload ?? ''));
    try {
      await client.connect();
      await client.query(`LISTEN ${channel}`);
    } catch (error) {
      log.warn({ error }, 'The bus between the nodes cannot be reached yet.');
      client.end().catch(() => undefined);
      setTimeout(() => void this.connect(), helloEvery).unref();
      return;
    }
    if (this.isClosed) {
      await client.end().catch(() => undefined);
      return;
    }
    this.client = client;
    this.heardSelfAt = Date.now();
    this.publish({ kind: 'hello' });
    this.listener?.onConnected();
  }

  private lost(client: Client): void {
    if (this.client !== client) return;
    this.client = null;
    this.outbox = [];
    client.end().catch(() => undefined);
    if (!this.isClosed) setTimeout(() => void this.connect(), 200).unref();
  }

  /** Says hello, and takes a connection on which it no longer hears itself for dead. */
  private beat(): void {
    const { client } = this;
    if (client && Date.now() - this.heardSelfAt > silentAfter) {
      log.warn({}, 'The bus between the nodes is silent; connecting again.');
      this.lost(client);
      return;
    }
    this.publish({ kind: 'hello' });
  }

  private async send(): Promise<void> {
    if (this.isSending) return;
    this.isSending = true;
    while (this.client && this.outbox.length > 0) {
      const payload = this.nextPayload();
      try {
        await this.client.query('SELECT pg_notify($1, $2)', [channel, payload]);
      } catch (error) {
        log.warn({ error }, 'A hint to the other nodes was lost.');
      }
    }
    this.isSending = false;
  }

  /** As many waiting messages as fit; one that fits nowhere is dropped. */
  private nextPayload(): string {
    const taken: string[] = [];
    let bytes = this.nodeId.length + 2;
    while (this.outbox.length > 0) {
      const next = this.outbox[0] ?? '';
      const size = Buffer.byteLength(next) + 1;
      if (bytes + size > payloadBytesMax && taken.length > 0) break;
      this.outbox.shift();
      if (bytes + size > payloadBytesMax) continue;
      taken.push(next);
      bytes += size;
    }
    return `${this.nodeId}[${taken.join(',')}]`;
  }

  private hear(payload: string): void {
    const split = payload.indexOf('[');
    if (payload.slice(0, split) === this.nodeId) {
      this.heardSelfAt = Date.now();
      return;
    }
    const isFirst = !this.hasPeers;
    this.heardPeerAt = Date.now();
    // Until now nothing was told to others: let whoever is new catch up with us, and us.
    if (isFirst) this.listener?.onConnected();
    try {
      const messages = JSON.parse(payload.slice(split)) as BusMessage[];
      for (const message of messages) this.listener?.onMessage(message);
    } catch (error) {
      log.warn({ error }, 'A hint from another node could not be read.');
    }
  }
}
