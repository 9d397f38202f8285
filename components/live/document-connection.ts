import * as decoding from 'lib0/decoding';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { closeCodes, wire, type CloseReason, type Seated } from '@/domain/live/wire';
import { ChangeLedger, presentIn } from './change-ledger';
import { reconnectDelay } from './reconnect-delay';
import type { ClosedReason, SaveState } from './save-state';

export type DocumentConnectionOptions = {
  /** `wss://host`, without a slash. */
  serverUrl: string;
  documentId: string;
  schemaVersion: number;
  /** For tests: the class to open sockets with. */
  socketClass?: typeof WebSocket;
};

/** What a page shows of a connection; a new object whenever anything in it changes. */
export type ConnectionState = {
  saveState: SaveState;
  synced: boolean;
  seated: Seated | null;
  closed: ClosedReason | null;
};

/** After so long without an acknowledgement the person is told, in milliseconds. */
const patience = 2_000;
const handshakeTimeout = 10_000;

/**
 * A document in this tab: the Y.Doc, y-websocket's own provider, and the truth about what
 * is saved. It is created outside of rendering and lives until `destroy`. After a final
 * refusal the copy is kept only to be read and copied; to go on, make a new connection.
 */
export class DocumentConnection {
  readonly doc = new Y.Doc();
  readonly provider: WebsocketProvider;

  private readonly ledger = new ChangeLedger();
  private readonly listeners = new Set<() => void>();
  private state: ConnectionState = {
    saveState: { kind: 'loading' },
    synced: false,
    seated: null,
    closed: null,
  };
  private isConnected = false;
  private retryAt: number | null = null;
  private unsavedSince = 0;
  private patienceTimer: ReturnType<typeof setTimeout> | undefined;
  private handshakeTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: DocumentConnectionOptions) {
    // Before the provider's own listener, which sends: a change is counted, then sent.
    this.doc.on('update', (_update: Uint8Array, _origin: unknown, _doc, transaction) => {
      if (transaction.local) this.changed();
    });
    this.provider = new WebsocketProvider(
      `${options.serverUrl}/live/documents`,
      options.documentId,
      this.doc,
      {
        connect: false,
        // Two tabs joined without the server would go on reading when a right has ended.
        disableBc: true,
        params: { schema: String(options.schemaVersion) },
        WebSocketPolyfill: this.countingSocket(options.socketClass ?? WebSocket),
      },
    );
    this.listenToProvider();
    this.provider.connect();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  getState = (): ConnectionState => this.state;

  /** Tries to connect at once instead of waiting for the next attempt. */
  retry(): void {
    if (!this.state.closed && !this.isConnected) this.provider.connect();
  }

  /** The browser's own opinion about the network has changed. */
  networkChanged(): void {
    this.update();
    if (isOnline()) this.retry();
  }

  destroy(): void {
    clearTimeout(this.patienceTimer);
    clearTimeout(this.handshakeTimer);
    this.listeners.clear();
    this.provider.destroy();
    this.provider.awareness.destroy();
    this.doc.destroy();
  }

  private listenToProvider(): void {
    const { provider } = this;
    provider.on('status', ({ status }) => {
      this.isConnected = status === 'connected';
      if (this.isConnected) clearTimeout(this.handshakeTimer);
      this.update();
    });
    provider.on('sync', (isSynced) => {
      if (isSynced) this.update({ synced: true });
    });
    provider.on('connection-close', () => this.planRetry());
    provider.on('closed', ({ code }) => this.close(reasonOf(code)));
    provider.messageHandlers[wire.acknowledged] = (_encoder, decoder) => {
      this.acknowledged(decoding.readVarUint(decoder));
    };
    provider.messageHandlers[wire.refused] = (_encoder, decoder) => {
      this.close(toClosedReason(decoding.readVarString(decoder)));
    };
    provider.messageHandlers[wire.seated] = (_encoder, decoder) => {
      const seated = JSON.parse(decoding.readVarString(decoder)) as Seated;
      provider.awareness.setLocalStateField('user', seated.user);
      this.update({ seated });
    };
  }

  /** The provider has no jitter and comes back at once with everybody else: give it some. */
  private planRetry(): void {
    const delay = reconnectDelay(this.provider.wsUnsuccessfulReconnects, Math.random());
    this.provider.maxBackoffTime = delay;
    this.retryAt = Date.now() + delay;
    clearTimeout(this.handshakeTimer);
    this.isConnected = false;
    this.update();
  }

  private changed(): void {
    if (this.ledger.unsaved === 0) this.unsavedSince = Date.now();
    this.ledger.change();
    this.update();
  }

  private acknowledged(count: number): void {
    const before = this.ledger.unsaved;
    this.ledger.acknowledge(count);
    if (this.ledger.unsaved < before) this.unsavedSince = Date.now();
    this.update();
  }

  private close(reason: ClosedReason): void {
    if (this.state.closed) return;
    this.update({ closed: reason });
    this.provider.disconnect();
  }

  private update(changes: Partial<ConnectionState> = {}): void {
    const next = { ...this.state, ...changes };
    next.saveState = this.saveState(next);
    clearTimeout(this.patienceTimer);
    if (next.saveState.kind === 'saving') {
      const left = this.unsavedSince + patience - Date.now();
      this.patienceTimer = setTimeout(() => this.update(), Math.max(left, 0) + 1);
    }
    if (JSON.stringify(next) === JSON.stringify(this.state)) return;
    this.state = next;
    for (const listener of this.listeners) listener();
  }

  private saveState({ closed, synced }: ConnectionState): SaveState {
    const changes = this.ledger.unsaved;
    if (closed) return { kind: 'closed', reason: closed, changes };
    if (!this.isConnected) {
      if (!isOnline()) return { kind: 'offline', changes };
      if (this.retryAt !== null) return { kind: 'reconnecting', changes, retryAt: this.retryAt };
    }
    if (!synced) return { kind: 'loading' };
    if (changes === 0) return { kind: 'saved' };
    const isLate = Date.now() - this.unsavedSince >= patience;
    return { kind: isLate ? 'unsaved' : 'saving', changes };
  }

  /**
   * A socket class that counts what is sent. It also keeps back what the provider would
   * say about others: it sends on every presence it hears, and the server knows better.
   */
  private countingSocket(Base: typeof WebSocket): typeof WebSocket {
    const { ledger, doc } = this;
    const opened = (socket: WebSocket) => {
      ledger.open();
      clearTimeout(this.handshakeTimer);
      this.handshakeTimer = setTimeout(() => socket.close(), handshakeTimeout);
    };
    return class CountingSocket extends Base {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols);
        opened(this);
      }

      override send(data: Uint8Array<ArrayBuffer>): void {
        const present = presentIn(data);
        if (present && !present.includes(doc.clientID)) return;
        ledger.send(data);
        super.send(data);
      }
    };
  }
}

function isOnline(): boolean {
  return globalThis.navigator?.onLine ?? true;
}

function reasonOf(code: number): ClosedReason {
  const names = Object.keys(closeCodes) as CloseReason[];
  return toClosedReason(names.find((name) => closeCodes[name] === code) ?? 'malformed');
}

function toClosedReason(reason: string): ClosedReason {
  switch (reason) {
    case 'signed-out':
    case 'no-right':
    case 'not-found':
    case 'sealed':
    case 'too-large':
    case 'outdated':
      return reason;
    default:
      return 'refused';
  }
}
