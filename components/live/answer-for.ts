import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

/** What a tab answers a server that says how far its text reaches. */
export type Answer = {
  update: Uint8Array;
  /** This tab holds words of others that are not there. */
  holdsOthers: boolean;
};

/**
 * Makes the answer to a state vector: what this tab wrote and the server lacks. Words of
 * others came from the server, so it has them, unless it lags behind another server or was
 * set back; then they are not this tab's to bring, nor is what was deleted of them.
 *
 * @param own the Yjs clients that are this person's
 */
export function answerFor(doc: Y.Doc, stateVector: Uint8Array, own: ReadonlySet<number>): Answer {
  const there = Y.decodeStateVector(stateVector);
  const here = Y.decodeStateVector(Y.encodeStateVector(doc));
  const others = [...here].filter(
    ([client, clock]) => !own.has(client) && clock > (there.get(client) ?? 0),
  );
  if (others.length === 0) {
    return { update: Y.encodeStateAsUpdate(doc, stateVector), holdsOthers: false };
  }
  const withoutOthers = Y.encodeStateVector(new Map([...there, ...others]));
  const update = Y.encodeStateAsUpdate(doc, withoutOthers);
  // Of a text that lacks nothing, what stands behind the number of its writers: 0.
  const deletions = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc)).subarray(1);
  const written = update.subarray(0, update.length - deletions.length);
  const reach = (client: number) => (own.has(client) ? here : there).get(client) ?? 0;
  return { update: concat(written, clipped(deletions, reach)), holdsOthers: true };
}

/** A set of deletions, as Yjs writes it, without what lies beyond each client's reach. */
function clipped(deletions: Uint8Array, reach: (client: number) => number): Uint8Array {
  const decoder = decoding.createDecoder(deletions);
  const kept: [client: number, ranges: [clock: number, length: number][]][] = [];
  for (let clients = decoding.readVarUint(decoder); clients > 0; clients -= 1) {
    const client = decoding.readVarUint(decoder);
    const ranges: [number, number][] = [];
    for (let count = decoding.readVarUint(decoder); count > 0; count -= 1) {
      const clock = decoding.readVarUint(decoder);
      const length = Math.min(decoding.readVarUint(decoder), reach(client) - clock);
      if (length > 0) ranges.push([clock, length]);
    }
    if (ranges.length > 0) kept.push([client, ranges]);
  }
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, kept.length);
  for (const [client, ranges] of kept) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, ranges.length);
    for (const numbers of ranges) for (const each of numbers) encoding.writeVarUint(encoder, each);
  }
  return encoding.toUint8Array(encoder);
}

function concat(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
