import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { wire, type PresentUser } from '@/domain/live/wire';
import { limitReached } from '@/server/live/limits/limit-reached';
import { limits, times } from '@/server/live/limits/limits';

/** A socket as presence sees it: who it is, and the one awareness id it may speak for. */
export type Present = { readonly user: PresentUser; presenceClient: number | null };

/** One tab's state as it travels; `json` is `null` for one that left. */
export type PresenceState = { client: number; clock: number; json: string };

type Held = PresenceState & { owner: Present | 'another-node'; renewedAt: number };

/**
 * Who is here and where their carets are. Each socket speaks for one client id, its
 * state is cut to a small fixed shape and stamped with the person's name; what others
 * are told is gathered for some milliseconds. Nothing of it is ever stored.
 */
export class Presence {
  /** Called with one frame for everybody, its author too, whose provider counts on it. */
  onFlush: (frame: Uint8Array) => void = () => undefined;
  /** Called with what changed among this node's sockets, for other nodes. */
  onLocal: (states: PresenceState[]) => void = () => undefined;

  private readonly held = new Map<number, Held>();
  private readonly changed = new Map<number, { state: PresenceState; local: boolean }>();
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly now: () => number = () => performance.now()) {}

  /**
   * Takes a socket's awareness message. Entries about anybody else are passed over: an
   * honest provider sends on what it hears, and a forger gets nowhere. Throws on
   * malformed bytes.
   *
   * @param mayClaim whether the socket's person may speak for this client id
   */
  receive(from: Present, update: Uint8Array, mayClaim: (client: number) => boolean): void {
    const decoder = decoding.createDecoder(update);
    for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
      const client = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      const json = decoding.readVarString(decoder);
      if (from.presenceClient === null && json !== 'null') {
        if (!this.held.has(client) && mayClaim(client)) from.presenceClient = client;
      }
      if (client !== from.presenceClient) continue;
      if (json.length <= limits.awarenessBytesMax) this.take(from, { client, clock, json });
      else limitReached('awarenessBytesMax', { participantId: from.user.participantId });
    }
  }

  /** Takes what another node says about its own sockets. */
  receiveFromNode(states: readonly PresenceState[]): void {
    for (const state of states) {
      const before = this.held.get(state.client);
      if (before && before.owner !== 'another-node') continue;
      this.put({ ...state, owner: 'another-node', renewedAt: this.now() }, false);
    }
  }

  /** A socket is gone: everybody is told at once that its state is. */
  leave(from: Present): void {
    const client = from.presenceClient;
    const before = client === null ? undefined : this.held.get(client);
    if (!before || before.owner !== from) return;
    this.put({ ...before, clock: before.clock + 1, json: 'null' }, true);
  }

  /** Forgets what another node has not renewed, for instance because it died. */
  forgetSilent(): void {
    for (const held of this.held.values()) {
      const isSilent = this.now() - held.renewedAt > times.presenceForgotten;
      if (held.owner === 'another-node' && isSilent) {
        this.put({ ...held, clock: held.clock + 1, json: 'null' }, false);
      }
    }
  }

  /** Everybody who is here, for one who joins; null if nobody is. */
  frame(): Uint8Array | null {
    return this.held.size > 0 ? presenceFrame([...this.held.values()]) : null;
  }

  /** This node's own sockets, for a node that has just opened the same document. */
  local(): PresenceState[] {
    return [...this.held.values()]
      .filter(({ owner }) => owner !== 'another-node')
      .map(({ client, clock, json }) => ({ client, clock, json }));
  }

  close(): void {
    if (this.timer) clearTimeout(this.timer);
  }

  private take(from: Present, { client, clock, json }: PresenceState): void {
    const before = this.held.get(client);
    const isNewer = !before || clock > before.clock || (clock === before.clock && json === 'null');
    if (!isNewer) return;
    const stamped = json === 'null' ? json : stamp(json, from.user);
    this.put({ client, clock, json: stamped, owner: from, renewedAt: this.now() }, true);
  }

  private put(held: Held, local: boolean): void {
    const { client, clock, json } = held;
    if (json === 'null') this.held.delete(client);
    else this.held.set(client, held);
    this.changed.set(client, { state: { client, clock, json }, local });
    this.timer ??= setTimeout(() => this.flush(), this.gatherFor());
  }

  /** Every receiver costs one system call a frame, so the more there are the longer. */
  private gatherFor(): number {
    return Math.min(100, times.presenceGather + this.held.size / 3);
  }

  private flush(): void {
    this.timer = null;
    const all = [...this.changed.values()];
    this.changed.clear();
    this.onFlush(presenceFrame(all.map(({ state }) => state)));
    const local = all.filter((change) => change.local).map(({ state }) => state);
    if (local.length > 0) this.onLocal(local);
  }
}

/** The state as we pass it on: the caret as it was sent, the name as we know it. */
function stamp(json: string, user: PresentUser): string {
  const sent: unknown = JSON.parse(json);
  const cursor = typeof sent === 'object' && sent && 'cursor' in sent ? sent.cursor : null;
  const isSmall = cursor !== null && JSON.stringify(cursor).length <= 1_024;
  return JSON.stringify({ user, cursor: isSmall ? cursor : null });
}

/** An awareness message of y-websocket. Without states it is the server's heartbeat. */
export function presenceFrame(states: readonly PresenceState[]): Uint8Array {
  const inner = encoding.createEncoder();
  encoding.writeVarUint(inner, states.length);
  for (const { client, clock, json } of states) {
    encoding.writeVarUint(inner, client);
    encoding.writeVarUint(inner, clock);
    encoding.writeVarString(inner, json);
  }
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, wire.awareness);
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(inner));
  return encoding.toUint8Array(encoder);
}
