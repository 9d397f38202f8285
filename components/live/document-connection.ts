import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { leaveMarksAsTheyAre } from '@/domain/live/leave-marks';
import { closeCodes, sync, wire, type Seated } from '@/domain/live/wire';
import { answerFor } from './answer-for';
import { ChangeLedger } from './change-ledger';
import { closedReason, closedReasonOf, keepsCopy } from './closed-reason';
import { countingSocket } from './counting-socket';
import { letUpdatesBeHeld } from './incoming-updates';
import { OfflineCopy } from './offline-copy';
import type { CopyKey } from './offline-copies';
import { reconnectDelay } from './reconnect-delay';
import { type BusyReason, type ClosedReason, type SaveState, saveStateOf } from './save-state';

export type DocumentConnectionOptions = {
  /** `wss://host`, without a slash. */
  serverUrl: string;
  documentId: string;
  schemaVersion: number;
  /** Whose page this is: the door lets nobody else in on this connection. */
  personId?: string;
  /** Whether this browser keeps the text, so that what is typed offline survives the tab. */
  keepsCopy?: boolean;
  /** For tests: the class to open sockets with. */
  socketClass?: typeof WebSocket;
};

/** What a page shows of a connection; a new object whenever anything in it changes. */
export type ConnectionState = {
  saveState: SaveState;
  synced: boolean;
  seated: Seated | null;
  closed: ClosedReason | null;
  /** Why the server sent this tab away for a while; null once it is back. */
  busy: BusyReason | null;
};

/** After so long without an acknowledgement the person is told, in milliseconds. */
const patience = 2_000;
const handshakeTimeout = 10_000;
/**
 * A server that lacks words of others may lag behind another one: it is asked again so
 * often, after so many milliseconds, before it is taken to be set back.
 */
const doubts = 3;
const doubtFor = 4_000;
/** What WebSockets themselves call a message that is too big. */
const tooBig = 1009;

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
    busy: null,
  };
  private isConnected = false;
  private isDestroyed = false;
  private copy: OfflineCopy | null = null;
  /** What is kept of a text that the server no longer has. */
  private kept: OfflineCopy | null = null;
  /** The Yjs clients whose words are this person's. */
  private readonly own = new Set<number>();
  private doubted = 0;
  private doubtTimer: ReturnType<typeof setTimeout> | undefined;
  private isRestoring = false;
  private retryAt: number | null = null;
  private unsavedSince = 0;
  private patienceTimer: ReturnType<typeof setTimeout> | undefined;
  private handshakeTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: DocumentConnectionOptions) {
    // Before the provider's own listener, which sends: a change is counted, then sent.
    this.doc.on('update', (_update: Uint8Array, _origin: unknown, _doc, transaction) => {
      if (!transaction.local) return;
      this.own.add(this.doc.clientID);
      this.changed();
    });
    this.doc.on('afterTransaction', leaveMarksAsTheyAre);
    this.provider = new WebsocketProvider(
      `${options.serverUrl}/live/documents`,
      options.documentId,
      this.doc,
      {
        connect: false,
        // Two tabs joined without the server would go on reading when a right has ended.
        disableBc: true,
        params: {
          schema: String(options.schemaVersion),
          ...(options.personId && { person: options.personId }),
        },
        WebSocketPolyfill: this.countingSocket(options.socketClass ?? WebSocket),
      },
    );
    letUpdatesBeHeld(this.provider);
    this.listenToProvider();
    if (options.keepsCopy && options.personId) {
      const { personId, documentId, schemaVersion } = options;
      void this.restore({ personId, documentId, schemaVersion });
    } else {
      this.provider.connect();
    }
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  getState = (): ConnectionState => this.state;

  /** Tries to connect at once instead of waiting for the next attempt. */
  retry(): void {
    if (this.state.closed || this.isConnected || this.isRestoring) return;
    this.provider.connect();
  }

  /** The browser's own opinion about the network has changed. */
  networkChanged(): void {
    this.update();
    if (isOnline()) this.retry();
  }

  destroy(): void {
    this.isDestroyed = true;
    void this.copy?.close();
    clearTimeout(this.patienceTimer);
    clearTimeout(this.handshakeTimer);
    clearTimeout(this.doubtTimer);
    this.listeners.clear();
    this.provider.destroy();
    this.provider.awareness.destroy();
    this.doc.destroy();
  }

  /** What this browser kept comes first, so that the first answer to the server holds it. */
  private async restore(key: CopyKey): Promise<void> {
    this.isRestoring = true;
    const copy = await OfflineCopy.open(key, this.doc).catch(() => null);
    this.isRestoring = false;
    if (this.isDestroyed) {
      await copy?.close();
      return;
    }
    this.copy = copy;
    if (copy) {
      copy.onLost = () => this.update();
      for (const client of copy.clientsBefore) this.own.add(client);
      this.ledger.restore(copy.unsavedBefore);
      this.unsavedSince = performance.now();
    }
    this.update();
    this.provider.connect();
  }

  private listenToProvider(): void {
    const { provider } = this;
    provider.on('status', ({ status }) => {
      this.isConnected = status === 'connected';
      if (this.isConnected) clearTimeout(this.handshakeTimer);
      this.update();
    });
    provider.on('sync', (isSynced) => {
      if (isSynced) this.update({ synced: true, busy: null });
    });
    provider.on('connection-close', (event) => this.lost(event));
    provider.on('closed', ({ code }) => this.close(closedReasonOf(code)));
    const usual = provider.messageHandlers[wire.sync];
    provider.messageHandlers[wire.sync] = (encoder, decoder, ...more) => {
      if (decoding.peekVarUint(decoder) === sync.step1) this.answer(encoder, decoder);
      else usual?.(encoder, decoder, ...more);
    };
    provider.messageHandlers[wire.acknowledged] = (_encoder, decoder) => {
      this.acknowledged(decoding.readVarUint(decoder));
    };
    provider.messageHandlers[wire.refused] = (_encoder, decoder) => {
      this.close(closedReason(decoding.readVarString(decoder)));
    };
    provider.messageHandlers[wire.seated] = (_encoder, decoder) => {
      const seated = JSON.parse(decoding.readVarString(decoder)) as Seated;
      provider.awareness.setLocalStateField('user', seated.user);
      this.update({ seated });
    };
  }

  /** The server has told how far its text reaches. */
  private answer(encoder: encoding.Encoder, decoder: decoding.Decoder): void {
    decoding.readVarUint(decoder);
    const stateVector = decoding.readVarUint8Array(decoder);
    const { update, holdsOthers } = answerFor(this.doc, stateVector, this.own);
    encoding.writeVarUint(encoder, wire.sync);
    encoding.writeVarUint(encoder, sync.step2);
    encoding.writeVarUint8Array(encoder, update);
    clearTimeout(this.doubtTimer);
    this.doubted = holdsOthers ? this.doubted + 1 : 0;
    if (this.doubted === 0) return;
    this.doubtTimer = setTimeout(() => {
      if (this.doubted > doubts) this.close('gone-back');
      else this.provider.ws?.close();
    }, doubtFor);
  }

  /** Takes what is kept of a text that the server no longer has out of this browser. */
  letGo(): void {
    void this.kept?.forget();
    this.kept = null;
  }

  private lost(event: CloseEvent | null): void {
    // Sent again it would be refused again: a message no server takes is final.
    if (event?.code === tooBig) this.close('too-large');
    if (event?.code === closeCodes.overloaded) {
      this.update({ busy: event.reason === 'too-many-tabs' ? 'too-many-tabs' : 'overloaded' });
    }
    this.planRetry();
  }

  /** The provider has no jitter and comes back at once with everybody else: give it some. */
  private planRetry(): void {
    const delay = reconnectDelay(this.provider.wsUnsuccessfulReconnects, Math.random());
    this.provider.maxBackoffTime = delay;
    this.retryAt = performance.now() + delay;
    clearTimeout(this.handshakeTimer);
    this.isConnected = false;
    this.update();
  }

  private changed(): void {
    if (this.ledger.unsaved === 0) this.unsavedSince = performance.now();
    this.ledger.change();
    this.copy?.note(this.ledger.unsaved);
    this.update();
  }

  private acknowledged(count: number): void {
    const before = this.ledger.unsaved;
    this.ledger.acknowledge(count);
    if (this.ledger.unsaved < before) this.unsavedSince = performance.now();
    this.copy?.note(this.ledger.unsaved);
    if (this.ledger.isConfirmed) this.copy?.restoredIsSaved();
    this.update();
  }

  private close(reason: ClosedReason): void {
    if (this.state.closed) return;
    this.update({ closed: reason });
    this.provider.disconnect();
    void (keepsCopy(reason) ? this.copy?.close() : this.copy?.forget());
    if (reason === 'gone-back') this.kept = this.copy;
    this.copy = null;
  }

  private update(changes: Partial<ConnectionState> = {}): void {
    const next = { ...this.state, ...changes };
    next.saveState = this.saveState(next);
    clearTimeout(this.patienceTimer);
    if (next.saveState.kind === 'saving') {
      const left = this.unsavedSince + patience - performance.now();
      this.patienceTimer = setTimeout(() => this.update(), Math.max(left, 0) + 1);
    }
    if (JSON.stringify(next) === JSON.stringify(this.state)) return;
    this.state = next;
    for (const listener of this.listeners) listener();
  }

  private saveState({ closed, synced }: ConnectionState): SaveState {
    return saveStateOf({
      closed,
      changes: this.ledger.unsaved,
      kept: this.copy?.isKept ?? false,
      isConnected: this.isConnected,
      isOnline: isOnline(),
      retryAt: this.retryAt,
      // What was restored may hold more than was noted: only the server's word counts.
      isKnown: synced && (this.copy === null || this.ledger.isConfirmed),
      isLate: performance.now() - this.unsavedSince >= patience,
      synced,
    });
  }

  private countingSocket(Base: typeof WebSocket): typeof WebSocket {
    const { ledger, doc } = this;
    return countingSocket(Base, {
      onOpening: (socket) => {
        ledger.open();
        clearTimeout(this.handshakeTimer);
        this.handshakeTimer = setTimeout(() => socket.close(), handshakeTimeout);
      },
      onSend: (frame) => ledger.send(frame),
      clientId: () => doc.clientID,
    });
  }
}

function isOnline(): boolean {
  return globalThis.navigator?.onLine ?? true;
}
