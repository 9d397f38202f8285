import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Link, type Direction } from './faulty-link';

/** Where connections are passed on to. */
export type Target = { host?: string; port: number };

/** What is wrong with the network at this moment; an empty object is a good one. */
export type Faults = {
  /** One way, in milliseconds, and how much it may differ either way. */
  latency?: number;
  jitter?: number;
  /** Bytes per second, one way, of each connection. */
  rate?: number;
  /** Nothing arrives, and nobody is told. What is under way arrives when it heals. */
  blackhole?: boolean;
  /** Cuts each connection once so many more bytes have passed, both ways together. */
  cutAfter?: number;
  /**
   * Cuts a connection when these bytes are seen. Going `up`, they arrive, and their answer
   * never does; going `down`, they are the first that do not.
   */
  cutOn?: { bytes: string; direction: Direction };
  /** Changes what passes, chunk by chunk; an empty chunk is lost. */
  alter?: Partial<Record<Direction, (bytes: Buffer) => Buffer>>;
  /** Only connections on which these bytes have gone up, from the moment they do. */
  only?: string;
};

/**
 * A TCP proxy whose network can be made bad, and good again, while it runs. Several
 * targets are used in turn; one that refuses is passed over, as any balancer does.
 */
export class FaultyProxy {
  private readonly links = new Set<Link>();
  private server: Server | null = null;
  private faults: Faults = {};
  private turn = 0;
  private address = 0;

  /** @param random for jitter, from 0 to 1: give a seeded one to repeat a run */
  constructor(
    private targets: Target[],
    private readonly random: () => number = Math.random,
  ) {}

  get port(): number {
    return this.address;
  }

  /** How many connections it holds. */
  get size(): number {
    return this.links.size;
  }

  /** Listens on the loopback; again on the same port, if it has listened before. */
  async listen(port = this.address): Promise<this> {
    // Half-open connections must stay possible: an end is passed on, never answered.
    this.server = createServer({ allowHalfOpen: true }, (client) => void this.take(client));
    this.server.listen(port, '127.0.0.1');
    await once(this.server, 'listening');
    this.address = (this.server.address() as AddressInfo).port;
    return this;
  }

  /** From now on new connections go there. */
  aim(...targets: Target[]): void {
    this.targets = targets;
  }

  /** The network from now on, for connections that exist and for new ones. */
  set(faults: Faults): void {
    this.faults = faults;
    for (const link of this.links) link.set(faults);
  }

  /** A good network again; what was held back arrives. */
  heal(): void {
    this.set({});
  }

  /** Resets every connection (RST), as a router does that has lost its memory. */
  reset(): void {
    for (const link of this.links) link.reset();
  }

  /** Both ends go on believing in each connection that exists, and nothing passes any more. */
  abandon(): void {
    for (const link of this.links) link.abandon();
  }

  /** New connections are refused, as by a machine on which nobody listens. */
  async refuse(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (!server) return;
    server.close();
    await new Promise((resolve) => setImmediate(resolve));
  }

  async close(): Promise<void> {
    await this.refuse();
    this.reset();
  }

  private async take(client: Socket): Promise<void> {
    client.on('error', () => client.destroy());
    const upstream = await this.reach();
    if (!upstream || client.destroyed) {
      upstream?.destroy();
      client.resetAndDestroy();
      return;
    }
    const link = new Link(client, upstream, this.random, () => this.links.delete(link));
    this.links.add(link);
    link.set(this.faults);
  }

  private async reach(): Promise<Socket | null> {
    for (let tried = 0; tried < this.targets.length; tried += 1) {
      const target = this.targets[this.turn++ % this.targets.length];
      if (!target) continue;
      const socket = connect({ host: '127.0.0.1', allowHalfOpen: true, ...target });
      const reached = await once(socket, 'connect').then(
        () => true,
        () => false,
      );
      if (reached) return socket;
    }
    return null;
  }
}

/** A proxy in front of these targets, listening. */
export function startFaultyProxy(targets: Target[], random?: () => number): Promise<FaultyProxy> {
  return new FaultyProxy(targets, random).listen();
}
