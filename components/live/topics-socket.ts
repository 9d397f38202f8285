import { reconnectDelay } from './reconnect-delay';

type Snapshot = { readonly revision: number };

/** How the connection for live facts is doing. `ended`: only signing in again helps. */
export type TopicsStatus = 'connecting' | 'live' | 'offline' | 'ended';

/** The server says something at least every twenty seconds; after this it is gone. */
const silentAfter = 45_000;

/**
 * This tab's one socket for live facts. It keeps the newest snapshot of each topic it
 * watches, comes back by itself, and then watches the same topics again.
 */
export class TopicsSocket {
  private readonly watchers = new Map<string, Set<() => void>>();
  private readonly newest = new Map<string, Snapshot>();
  /** Topics the server turned this tab away from. */
  private readonly refused = new Set<string>();
  private readonly statusListeners = new Set<() => void>();
  private status: TopicsStatus = 'connecting';
  private socket: WebSocket | null = null;
  private failures = 0;
  private isClosed = false;
  private reconnecting: ReturnType<typeof setTimeout> | undefined;
  private silence: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly url: string,
    private readonly socketClass: typeof WebSocket = WebSocket,
  ) {
    this.connect();
  }

  subscribe = (name: string, changed: () => void): (() => void) => {
    const watchers = this.watchers.get(name) ?? new Set();
    if (watchers.size === 0) this.say({ subscribe: [name] });
    this.watchers.set(name, watchers.add(changed));
    return () => {
      watchers.delete(changed);
      if (watchers.size > 0) return;
      this.watchers.delete(name);
      this.newest.delete(name);
      this.say({ unsubscribe: [name] });
    };
  };

  latest = (name: string): Snapshot | undefined => this.newest.get(name);

  /** Did the server say that this is not, or no longer, for this person? */
  isRefused = (name: string): boolean => this.refused.has(name);

  subscribeStatus = (changed: () => void): (() => void) => {
    this.statusListeners.add(changed);
    return () => this.statusListeners.delete(changed);
  };

  getStatus = (): TopicsStatus => this.status;

  /** Connects now instead of at the next attempt, for instance because the network is back. */
  retry = (): void => {
    if (this.socket || this.isClosed || this.status === 'ended') return;
    clearTimeout(this.reconnecting);
    this.connect();
  };

  close(): void {
    this.isClosed = true;
    clearTimeout(this.reconnecting);
    clearTimeout(this.silence);
    this.socket?.close();
  }

  private connect(): void {
    const Socket = this.socketClass;
    const socket = new Socket(this.url);
    this.socket = socket;
    this.listenForSilence(socket);
    socket.addEventListener('open', () => {
      if (this.watchers.size > 0) this.say({ subscribe: [...this.watchers.keys()] });
    });
    socket.addEventListener('message', (event: MessageEvent) => {
      this.listenForSilence(socket);
      this.failures = 0;
      this.setStatus('live');
      this.hear(String(event.data));
    });
    socket.addEventListener('error', () => undefined);
    socket.addEventListener('close', (event: CloseEvent) => this.lost(socket, event.code));
  }

  private listenForSilence(socket: WebSocket): void {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.lost(socket, 1006), silentAfter);
  }

  private lost(socket: WebSocket, code: number): void {
    if (this.socket !== socket) return;
    this.socket = null;
    clearTimeout(this.silence);
    socket.close();
    if (this.isClosed) return;
    if (code >= 4400 && code < 4500) {
      this.setStatus('ended');
      return;
    }
    this.setStatus('offline');
    const delay = reconnectDelay(this.failures, Math.random());
    this.failures += 1;
    this.reconnecting = setTimeout(() => this.connect(), delay);
  }

  private hear(words: string): void {
    const said = JSON.parse(words) as { topic?: string; snapshot?: Snapshot; refused?: true };
    if (!said.topic) return;
    const watchers = this.watchers.get(said.topic);
    if (said.refused) {
      this.refused.add(said.topic);
      for (const changed of watchers ?? []) changed();
    }
    if (!said.snapshot) return;
    this.refused.delete(said.topic);
    const before = this.newest.get(said.topic);
    if (!watchers || (before && before.revision >= said.snapshot.revision)) return;
    this.newest.set(said.topic, said.snapshot);
    for (const changed of watchers) changed();
  }

  private say(words: object): void {
    if (this.socket?.readyState === 1) this.socket.send(JSON.stringify(words));
  }

  private setStatus(status: TopicsStatus): void {
    if (this.status === status) return;
    this.status = status;
    for (const changed of this.statusListeners) changed();
  }
}
