import * as Y from 'yjs';
import { refuse, accept, type Result } from '@/domain/result';
import { limits } from '@/server/live/limits/limits';
import { rootName } from '@/domain/text/sequence/sequence';

/** How far each Yjs client's writing reaches: its next clock. */
export type Clocks = Map<number, number>;

/** What one update brings, read from its bytes without applying it anywhere. */
export type Examined = {
  /** Unbroken runs of new writing, [from, to) of a client's clock, in their order. */
  runs: { client: number; from: number; to: number }[];
  /** For every client the update builds on: the clock that must exist before it. */
  needs: Clocks;
  deletions: { client: number; from: number; to: number }[];
  structs: readonly (Y.Item | Y.GC | Y.Skip)[];
};

/** `too-long`: one unbroken piece over `structLengthMax`. */
export type ExamineRefusal = 'malformed' | 'too-long';

/**
 * Decodes an update and refuses what no editor writes: subdocuments, binary and embedded
 * values, other root types, shared types that are neither marker nor list, absurd
 * lengths. Decoding comes before applying, because `applyUpdate` can apply half of a
 * broken update.
 */
export function examineUpdate(update: Uint8Array): Result<Examined, ExamineRefusal> {
  try {
    const { structs, ds } = Y.decodeUpdate(update);
    const examined: Examined = { runs: [], needs: new Map(), deletions: [], structs };
    for (const struct of structs) {
      if (struct.length > limits.structLengthMax) return refuse('too-long');
      if (!addStruct(examined, struct)) return refuse('malformed');
    }
    for (const [client, ranges] of ds.clients) {
      for (const { clock, len } of ranges) {
        if (!isClock(clock + len)) return refuse('malformed');
        examined.deletions.push({ client, from: clock, to: clock + len });
        need(examined.needs, client, clock + len);
      }
    }
    return accept(examined);
  } catch {
    return refuse('malformed');
  }
}

function addStruct(examined: Examined, struct: Y.Item | Y.GC | Y.Skip): boolean {
  if (struct instanceof Y.Skip) return true;
  const { client, clock } = struct.id;
  const to = clock + struct.length;
  if (struct.length < 1 || !isClock(to)) return false;
  const last = examined.runs.at(-1);
  if (last?.client === client && last.to === clock) last.to = to;
  else examined.runs.push({ client, from: clock, to });
  return struct instanceof Y.GC || addItem(examined.needs, struct);
}

function addItem(needs: Clocks, item: Y.Item): boolean {
  if (!isContentOfTexts(item.content)) return false;
  const parent: unknown = item.parent;
  if (typeof parent === 'string' && parent !== rootName) return false;
  for (const id of [item.origin, item.rightOrigin, parent]) {
    if (id instanceof Y.ID) {
      if (!isClock(id.clock)) return false;
      need(needs, id.client, id.clock + 1);
    }
  }
  return true;
}

function isContentOfTexts(content: Y.Item['content']): boolean {
  if (content instanceof Y.ContentType) {
    return content.type instanceof Y.Map || content.type instanceof Y.Array;
  }
  return (
    content instanceof Y.ContentString ||
    content instanceof Y.ContentFormat ||
    content instanceof Y.ContentAny ||
    content instanceof Y.ContentDeleted
  );
}

function isClock(clock: number): boolean {
  return Number.isInteger(clock) && clock >= 0 && clock <= 0x7fff_ffff;
}

function need(needs: Clocks, client: number, clock: number): void {
  if (clock > (needs.get(client) ?? 0)) needs.set(client, clock);
}

/**
 * Is everything there that the update builds on? `known` is what the document holds or
 * has accepted; the update's own runs count as well.
 */
export function fits(examined: Examined, known: Clocks): boolean {
  const reached: Clocks = new Map();
  for (const { client, from, to } of examined.runs) {
    const before = reached.get(client) ?? known.get(client) ?? 0;
    if (from > before) return false;
    reached.set(client, Math.max(before, to));
  }
  for (const [client, clock] of examined.needs) {
    if (clock > (reached.get(client) ?? known.get(client) ?? 0)) return false;
  }
  return true;
}

/** The clients of whom the update brings writing that is not known yet. */
export function newWriters(examined: Examined, known: Clocks): Set<number> {
  const writers = new Set<number>();
  for (const { client, to } of examined.runs) {
    if (to > (known.get(client) ?? 0)) writers.add(client);
  }
  return writers;
}

/** Records that the update's writing is accepted. */
export function advance(known: Clocks, examined: Examined): void {
  for (const { client, to } of examined.runs) {
    if (to > (known.get(client) ?? 0)) known.set(client, to);
  }
}

/** Does the update delete anything that still stands in the document? */
export function deletesAnything(examined: Examined, doc: Y.Doc): boolean {
  return examined.deletions.some(({ client, from, to }) => {
    const structs = doc.store.clients.get(client) ?? [];
    if (to > Y.getState(doc.store, client)) return true;
    for (let index = Y.findIndexSS(structs, from); index < structs.length; index += 1) {
      const struct = structs[index];
      if (!struct || struct.id.clock >= to) return false;
      if (!struct.deleted) return true;
    }
    return false;
  });
}
