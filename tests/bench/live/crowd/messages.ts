import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

/** How a server wants its messages: Hocuspocus puts the document's name before each. */
export type Dialect = 'y-websocket' | 'hocuspocus';

/** One server message, read as far as the crowd needs it. */
export type Heard =
  | { kind: 'step1'; stateVector: Uint8Array }
  | { kind: 'step2'; bytes: number }
  | { kind: 'keys'; runs: { client: number; from: number; to: number }[] }
  | { kind: 'presence'; states: number }
  | { kind: 'acknowledged'; count: number }
  | { kind: 'other' };

const wire = { sync: 0, awareness: 1, syncReply: 4, acknowledged: 100 };

export function prefixOf(dialect: Dialect, document: string): Uint8Array {
  const encoder = encoding.createEncoder();
  if (dialect === 'hocuspocus') encoding.writeVarString(encoder, document);
  return encoding.toUint8Array(encoder);
}

/** Hocuspocus' first message; it waits for one even where nobody has to sign in. */
export function tokenMessage(prefix: Uint8Array): Uint8Array {
  return message(prefix, (encoder) => {
    encoding.writeVarUint(encoder, 2);
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarString(encoder, 'token');
  });
}

export function syncMessage(prefix: Uint8Array, kind: 0 | 1 | 2, bytes: Uint8Array): Uint8Array {
  return message(prefix, (encoder) => {
    encoding.writeVarUint(encoder, wire.sync);
    encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint8Array(encoder, bytes);
  });
}

/** What an editor says of its caret: a name, a colour, two relative positions. */
export function presenceMessage(prefix: Uint8Array, client: number, clock: number): Uint8Array {
  const place = { type: null, tname: 'text', item: { client, clock }, assoc: 0 };
  const state = {
    user: { name: `Person ${client}`, color: '#335c81' },
    cursor: { anchor: place, head: place },
  };
  const inner = encoding.createEncoder();
  encoding.writeVarUint(inner, 1);
  encoding.writeVarUint(inner, client);
  encoding.writeVarUint(inner, clock);
  encoding.writeVarString(inner, JSON.stringify(state));
  return message(prefix, (encoder) => {
    encoding.writeVarUint(encoder, wire.awareness);
    encoding.writeVarUint8Array(encoder, encoding.toUint8Array(inner));
  });
}

function message(prefix: Uint8Array, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeUint8Array(encoder, prefix);
  write(encoder);
  return encoding.toUint8Array(encoder);
}

const remembered = new Map<string, Heard>();

/** Reads a message. All receivers get the same bytes, so each is taken apart only once. */
export function hear(prefixLength: number, payload: Buffer): Heard {
  if (payload.length > 8_192) return read(prefixLength, payload);
  const key = payload.toString('latin1', prefixLength);
  let heard = remembered.get(key);
  if (heard) return heard;
  heard = read(prefixLength, Buffer.from(payload));
  if (remembered.size > 10_000) remembered.clear();
  remembered.set(key, heard);
  return heard;
}

function read(prefixLength: number, payload: Buffer): Heard {
  const decoder = decoding.createDecoder(payload.subarray(prefixLength));
  const type = decoding.readVarUint(decoder);
  if (type === wire.acknowledged) {
    return { kind: 'acknowledged', count: decoding.readVarUint(decoder) };
  }
  if (type === wire.awareness) {
    const states = decoding.createDecoder(decoding.readVarUint8Array(decoder));
    return { kind: 'presence', states: decoding.readVarUint(states) };
  }
  if (type !== wire.sync && type !== wire.syncReply) return { kind: 'other' };
  const step = decoding.readVarUint(decoder);
  const bytes = decoding.readVarUint8Array(decoder);
  if (step === 0) return { kind: 'step1', stateVector: bytes };
  if (step === 1) return { kind: 'step2', bytes: bytes.length };
  const { structs } = Y.decodeUpdate(bytes);
  const runs = structs.map(({ id, length }) => ({
    client: id.client,
    from: id.clock,
    to: id.clock + length,
  }));
  return { kind: 'keys', runs };
}
