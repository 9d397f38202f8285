import { chain, genesisHash, type Digest, type Entry } from './entry';

/**
 * What is wrong with an entry: it is not the next in the row (`sequence`), does not name
 * the hash of the one before (`link`), its payload is not what was hashed (`payload`), or
 * any other field is not (`content`).
 */
export type FaultKind = 'sequence' | 'link' | 'payload' | 'content';

export type Fault = { readonly kind: FaultKind; readonly expected: number; readonly entry: Entry };

/** How far a chain was recomputed, its last hash, and its first fault if it has one. */
export type ChainCheck = {
  readonly length: number;
  readonly head: string;
  readonly fault: Fault | null;
};

/** A chain of which nothing was recomputed yet. */
export const unchecked: ChainCheck = { length: 0, head: genesisHash, fault: null };

/**
 * Recomputes a chain, or the next stretch of it, in order, and stops at the first bad
 * entry. A chain cut off at its end is still a chain: compare its length and head with
 * what was written down elsewhere.
 */
export function findFault(
  entries: Iterable<Entry>,
  digest: Digest,
  sofar: ChainCheck = unchecked,
): ChainCheck {
  let { length, head } = sofar;
  if (sofar.fault) return sofar;
  for (const entry of entries) {
    const kind = faultOf(entry, length + 1, head, digest);
    if (kind) return { length, head, fault: { kind, expected: length + 1, entry } };
    length += 1;
    head = entry.hash;
  }
  return { length, head, fault: null };
}

function faultOf(
  entry: Entry,
  sequence: number,
  previousHash: string,
  digest: Digest,
): FaultKind | null {
  if (entry.sequence !== sequence) return 'sequence';
  if (entry.previousHash !== previousHash) return 'link';
  const expected = chain(entry, previousHash, digest);
  if (entry.payloadHash !== expected.payloadHash) return 'payload';
  return entry.hash === expected.hash ? null : 'content';
}
