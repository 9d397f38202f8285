import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { sync, wire, type CloseReason, type Seated } from '@/domain/live/wire';

/** A client's message, taken apart as far as its kind needs. */
export type Incoming =
  | { kind: 'step1'; stateVector: Uint8Array }
  | { kind: 'change'; update: Uint8Array; step2: boolean }
  | { kind: 'awareness'; update: Uint8Array }
  | { kind: 'query-awareness' };

/** Reads one frame. Throws on whatever is not exactly one message we know. */
export function readFrame(frame: Uint8Array): Incoming {
  const decoder = decoding.createDecoder(frame);
  const type = decoding.readVarUint(decoder);
  switch (type) {
    case wire.sync:
      return readSync(decoder);
    case wire.awareness:
      return { kind: 'awareness', update: decoding.readVarUint8Array(decoder) };
    case wire.queryAwareness:
      return { kind: 'query-awareness' };
    default:
      throw new Error(`Message of type ${type}.`);
  }
}

function readSync(decoder: decoding.Decoder): Incoming {
  const type = decoding.readVarUint(decoder);
  const bytes = decoding.readVarUint8Array(decoder);
  switch (type) {
    case sync.step1:
      return { kind: 'step1', stateVector: bytes };
    case sync.step2:
    case sync.update:
      // A copy of its own: the frame's buffer is ws's and may be used again.
      return { kind: 'change', update: bytes.slice(), step2: type === sync.step2 };
    default:
      throw new Error(`Sync message of type ${type}.`);
  }
}

export const step1Frame = (stateVector: Uint8Array) => syncFrame(sync.step1, stateVector);
export const step2Frame = (update: Uint8Array) => syncFrame(sync.step2, update);
export const updateFrame = (update: Uint8Array) => syncFrame(sync.update, update);

function syncFrame(type: number, bytes: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, wire.sync);
  encoding.writeVarUint(encoder, type);
  encoding.writeVarUint8Array(encoder, bytes);
  return encoding.toUint8Array(encoder);
}

/** How many of the socket's sync messages are saved: the first, the second, … `count`. */
export function acknowledgedFrame(count: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, wire.acknowledged);
  encoding.writeVarUint(encoder, count);
  return encoding.toUint8Array(encoder);
}

/** The reason why changes of this socket are not, and will not be, in the text. */
export function refusedFrame(reason: CloseReason): Uint8Array {
  return wordsFrame(wire.refused, reason);
}

export function seatedFrame(seated: Seated): Uint8Array {
  return wordsFrame(wire.seated, JSON.stringify(seated));
}

function wordsFrame(type: number, words: string): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  encoding.writeVarString(encoder, words);
  return encoding.toUint8Array(encoder);
}
