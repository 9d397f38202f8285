import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { LimitName } from '@/server/live/limits/limit-settings';
import { limits } from '@/server/live/limits/limits';
import { count } from '@/server/live/metrics';

/** A tab's socket, and the stream under it. */
export type Line = { socket: WebSocket; wire: Duplex };

/**
 * What goes out to one tab. A reader that is too slow goes without presence first; then
 * `onTooSlow` ends it, for what waits would only get longer.
 */
export class Outlet {
  private sentAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly line: Line,
    private readonly onReached: (limit: LimitName) => void,
    private readonly onTooSlow: () => void,
  ) {}

  send(message: Uint8Array): void {
    if (this.takes(message.length)) this.line.socket.send(message, { binary: true });
  }

  /** Sends what others get as well, prepared once for all of them. */
  sendPrepared(frame: Buffer): void {
    // ws would write head and body of each receiver's frame by themselves: a fifth more
    // of processor. The stream carries nothing but whole frames, so their order holds.
    if (this.takes(frame.length)) this.line.wire.write(frame);
  }

  /** Sends presence, unless the reader is slow. */
  sendPresence(frame: Buffer): void {
    if (this.line.wire.writableLength <= limits.bufferedSoftBytes) this.sendPrepared(frame);
    else this.onReached('bufferedSoftBytes');
  }

  /** Has nothing been sent for so many milliseconds? */
  isQuietFor(quietMs: number): boolean {
    return performance.now() - this.sentAt > quietMs;
  }

  private takes(bytes: number): boolean {
    const { socket, wire } = this.line;
    if (socket.readyState !== socket.OPEN) return false;
    if (wire.writableLength > limits.bufferedHardBytes) {
      this.onReached('bufferedHardBytes');
      this.onTooSlow();
      return false;
    }
    this.sentAt = performance.now();
    count.bytesOut(bytes);
    return true;
  }
}

/**
 * A message as it stands on the wire: one binary frame, whole and not masked, as a server
 * sends it (RFC 6455, section 5.2).
 */
export function prepare(message: Uint8Array): Buffer {
  const { length } = message;
  const extended = length < 126 ? 0 : length < 65_536 ? 2 : 8;
  const frame = Buffer.allocUnsafe(2 + extended + length);
  frame[0] = 0x82;
  frame[1] = extended === 0 ? length : extended === 2 ? 126 : 127;
  if (extended === 2) frame.writeUInt16BE(length, 2);
  if (extended === 8) frame.writeBigUInt64BE(BigInt(length), 2);
  frame.set(message, 2 + extended);
  return frame;
}
