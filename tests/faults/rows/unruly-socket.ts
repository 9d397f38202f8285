import type { WebSocket } from 'ws';

const share = 0.2;

/**
 * A socket on which some frames come twice and some change places with the next, both
 * ways. TCP never does this; a broken intermediary that takes WebSockets apart may.
 */
export function unrulySocket(Base: typeof WebSocket, random: () => number): typeof WebSocket {
  return class UnrulySocket extends (Base as unknown as typeof globalThis.WebSocket) {
    private readonly outgoing = new Disorder<Uint8Array>(random, (frame) => {
      if (this.readyState === this.OPEN) super.send(frame as Uint8Array<ArrayBuffer>);
    });
    private heard: ((event: MessageEvent) => void) | null = null;
    private readonly incoming = new Disorder<MessageEvent>(random, (event) => this.heard?.(event));

    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      super.onmessage = (event) => this.incoming.take(event);
    }

    override send(frame: Uint8Array<ArrayBuffer>): void {
      this.outgoing.take(frame);
    }

    override set onmessage(heard: ((event: MessageEvent) => void) | null) {
      this.heard = heard;
    }

    override get onmessage() {
      return this.heard;
    }
  } as unknown as typeof WebSocket;
}

/** Passes things on: some twice, some only behind the next one or a moment later. */
class Disorder<Thing> {
  private held: Thing | null = null;

  constructor(
    private readonly random: () => number,
    private readonly pass: (thing: Thing) => void,
  ) {}

  take(thing: Thing): void {
    if (this.held === null && this.random() < share) {
      this.held = thing;
      setTimeout(() => this.release(), 40);
      return;
    }
    this.pass(thing);
    if (this.random() < share) this.pass(thing);
    this.release();
  }

  private release(): void {
    const { held } = this;
    this.held = null;
    if (held !== null) this.pass(held);
  }
}
