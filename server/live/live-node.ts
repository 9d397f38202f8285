import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Pool } from 'pg';
import { WebSocketServer } from 'ws';
import { closeCodes } from '@/domain/live/wire';
import { refuse } from '@/domain/result';
import { log } from '@/server/log';
import { Access, AccessDesk } from './door/access';
import { bell, type Call } from './bus/bell';
import type { Bus, BusMessage } from './bus/bus';
import { Door, type Entry } from './door/door';
import { limits, times } from './limits/limits';
import { count, observeNode, type NodeFigures } from './metrics';
import type { LiveFeatures } from './features';
import type { Room } from './room/room';
import { Rights } from './door/rights';
import { Rooms } from './room/rooms';
import { Topics } from './topics/topics';
import { UpdateLog } from '@/server/text/update-log';

export type LiveNodeOptions = {
  databaseUrl: string;
  bus: Bus;
  isOwnOrigin: (origin: string) => boolean;
  features: LiveFeatures;
};

/** The live side of one process: its rooms, its topics, its door, and the bus to others. */
export class LiveNode {
  readonly rooms: Rooms;
  readonly topics: Topics;

  private readonly pool: Pool;
  private readonly bus: Bus;
  private readonly door: Door;
  private readonly rights: Rights;
  private readonly updateLog: UpdateLog;
  private readonly stopObserving: () => void;
  private readonly timers: NodeJS.Timeout[];
  private closing: Promise<boolean> | null = null;
  private readonly sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.frameBytesMax,
    perMessageDeflate: false,
  });

  constructor({ databaseUrl, bus, isOwnOrigin, features }: LiveNodeOptions) {
    // Its own connections: a page that waits for a lock must not delay a keystroke.
    this.pool = new Pool({
      connectionString: databaseUrl,
      max: 6,
      connectionTimeoutMillis: 3_000,
      query_timeout: 15_000,
      keepAlive: true,
    });
    this.pool.on('error', (error) => log.warn({ error }, 'A database connection was lost.'));
    this.bus = bus;
    this.updateLog = new UpdateLog(this.pool);
    this.rooms = new Rooms(this.updateLog, bus, features.onCommitted);
    this.topics = new Topics(this.pool, features.topicReaders);
    const access = new Access(this.pool, features);
    this.door = new Door(this.rooms, this.topics, new AccessDesk(access), isOwnOrigin);
    this.rights = new Rights(this.pool, access, this.rooms, this.topics);
    bell().add(this.onCall);
    this.stopObserving = observeNode(() => this.figures());
    bus.start({ onMessage: (message) => this.hear(message), onConnected: () => this.lookAround() });
    this.timers = [
      setInterval(() => this.lookAround(), times.lookAround),
      setInterval(() => !bus.isHealthy && this.lookAround(), times.lookAroundWithoutBus),
      setInterval(() => this.beat(), times.heartbeat),
      setInterval(() => this.rest(), times.rest / 2),
    ];
    for (const timer of this.timers) timer.unref();
  }

  /** Turns an HTTP upgrade under `/live/` into a seat, or a close code that says why not. */
  async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    socket.on('error', () => socket.destroy());
    const entry = await this.decideInTime(request);
    if (socket.destroyed) {
      if (entry.ok) entry.value.giveBack();
      return;
    }
    let isSeated = false;
    this.sockets.handleUpgrade(request, socket, head, (webSocket) => {
      isSeated = true;
      if (entry.ok) {
        entry.value.take({ socket: webSocket, wire: socket });
        return;
      }
      // Turned away only after the handshake: browsers hide why a handshake failed.
      webSocket.on('error', () => webSocket.terminate());
      count.refused('socket', entry.refusal);
      webSocket.close(closeCodes[entry.refusal], entry.refusal);
    });
    if (!isSeated && entry.ok) entry.value.giveBack();
  }

  /** The door's answer, or a fault where it does not come in time: nobody is left standing. */
  private async decideInTime(request: IncomingMessage): Promise<Entry> {
    const decision = this.door.decide(request).catch((error: unknown): Entry => {
      log.error({ error }, 'The door could not decide.');
      return refuse('fault');
    });
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), times.deciding);
    });
    const entry = await Promise.race([decision, late]);
    clearTimeout(timer);
    if (entry) return entry;
    log.error({}, 'The door did not decide in time.');
    void decision.then((tooLate) => tooLate.ok && tooLate.value.giveBack());
    return refuse('fault');
  }

  /**
   * Ends this node: nobody comes in, what is under way is saved and acknowledged, every
   * socket is closed with 1012. Never waits longer than some seconds.
   *
   * @returns whether everything is saved
   */
  close(): Promise<boolean> {
    return (this.closing ??= this.end());
  }

  private async end(): Promise<boolean> {
    this.door.shut();
    bell().delete(this.onCall);
    this.stopObserving();
    for (const timer of this.timers) clearInterval(timer);
    const rooms = this.rooms.all();
    for (const room of rooms) for (const seat of room.seats) seat.stopReading();
    const late = new Promise<void>((resolve) => setTimeout(resolve, times.closing).unref());
    await Promise.race([Promise.all(rooms.map((room) => room.queue.settled())), late]);
    for (const seat of this.topics.seats) seat.close('restart');
    for (const room of rooms) for (const seat of room.seats) seat.close('restart');
    const unsaved = rooms.filter((room) => room.queue.size > 0);
    for (const room of rooms) {
      room.queue.stop();
      room.close();
    }
    for (const room of unsaved) {
      const { documentId } = room.text;
      log.error({ documentId, changes: room.queue.size }, 'Changes were not saved.');
    }
    await this.bus.close();
    await Promise.race([this.pool.end(), late]);
    return unsaved.length === 0;
  }

  private figures(): NodeFigures {
    const rooms = this.rooms.all();
    const sum = (of: (room: Room) => number) => rooms.reduce((total, room) => total + of(room), 0);
    return {
      documents: rooms.length,
      documentSockets: sum((room) => room.seats.size),
      topicsSockets: this.topics.seats.size,
      queuedChanges: sum((room) => room.queue.size),
      unsavedDocuments: rooms.filter((room) => room.queue.size > 0).length,
      busHealthy: this.bus.isHealthy,
    };
  }

  private readonly onCall = (call: Call): void => {
    const message: BusMessage = call;
    this.bus.publish(message);
    this.hear(message);
  };

  private hear(message: BusMessage): void {
    switch (message.kind) {
      case 'hello':
      case 'goodbye':
        return;
      case 'update':
        this.reach(message.documentId, message.sequence);
        return;
      case 'topics':
        for (const name of message.names) this.topics.refresh(name);
        return;
      case 'rights':
        this.rights.reconsider(message.change);
        return;
      case 'presence':
        this.rooms.get(message.documentId)?.presence.receiveFromNode(message.states);
        return;
      case 'presence-wanted':
        this.tellPresence(message.documentId);
    }
  }

  private reach(documentId: string, sequence: number): void {
    const text = this.rooms.get(documentId)?.text;
    text?.reach(sequence).catch((error: unknown) => {
      log.warn({ error, documentId }, 'What another node saved could not be read yet.');
    });
  }

  private tellPresence(documentId: string): void {
    const states = this.rooms.get(documentId)?.presence.local() ?? [];
    for (const state of states) {
      this.bus.publish({ kind: 'presence', documentId, states: [state] });
    }
  }

  /** Looks up in PostgreSQL whatever the bus may not have told. */
  private lookAround(): void {
    this.rights.reconsider({});
    this.topics.refreshAll();
    const rooms = this.rooms.all();
    for (const room of rooms) {
      room.presence.forgetSilent();
      if (this.bus.hasPeers) this.tellPresence(room.text.documentId);
    }
    this.updateLog
      .movedOn(new Map(rooms.map(({ text }) => [text.documentId, text.sequence])))
      .then((ids) => Promise.all(ids.map(async (id) => this.rooms.get(id)?.text.catchUp())))
      .catch((error: unknown) => log.warn({ error }, 'The log could not be looked at.'));
  }

  private rest(): void {
    for (const room of this.rooms.all()) room.rest();
  }

  private beat(): void {
    for (const seat of this.topics.seats) seat.beat();
    for (const room of this.rooms.all()) for (const seat of room.seats) seat.beat();
  }
}
