import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chain, genesisHash, type Entry } from '@/domain/record/entry';
import { findFault } from '@/domain/record/find-fault';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

function buildChain(length: number): Entry[] {
  const entries: Entry[] = [];
  for (let sequence = 1; sequence <= length; sequence += 1) {
    const content = {
      sessionId: 's1',
      sequence,
      at: new Date(sequence * 1000).toISOString(),
      act: 'edit-session',
      actorId: 'amina',
      actorName: 'Amina',
      subjectKind: 'session',
      subjectId: 's1',
      payload: { title: `Title ${sequence}` },
    } as const;
    entries.push(chain(content, entries.at(-1)?.hash ?? genesisHash, digest));
  }
  return entries;
}

function faultAfter(change: (entries: Entry[]) => Entry[]) {
  const { fault } = findFault(change(buildChain(4)), digest);
  return fault && [fault.kind, fault.expected];
}

function replaced(index: number, change: Partial<Entry>) {
  return (entries: Entry[]) =>
    entries.map((entry, at) => (at === index ? { ...entry, ...change } : entry));
}

describe('findFault', () => {
  it('finds a whole chain whole, and tells its length and head', () => {
    const entries = buildChain(4);
    expect(findFault(entries, digest)).toEqual({
      length: 4,
      head: entries[3]?.hash,
      fault: null,
    });
    expect(findFault([], digest)).toEqual({ length: 0, head: genesisHash, fault: null });
  });

  it('names the first bad entry and what is wrong with it', () => {
    expect(faultAfter(replaced(1, { payload: { title: 'Other' } }))).toEqual(['payload', 2]);
    expect(faultAfter(replaced(1, { actorName: 'Bruno' }))).toEqual(['content', 2]);
    expect(faultAfter(replaced(2, { previousHash: genesisHash }))).toEqual(['link', 3]);
    expect(faultAfter((entries) => entries.filter((_, at) => at !== 1))).toEqual(['sequence', 2]);
    expect(faultAfter((entries) => entries.slice(1))).toEqual(['sequence', 1]);
    expect(faultAfter((entries) => [...entries].reverse())).toEqual(['sequence', 1]);
  });

  it('notices an entry rewritten with hashes of its own, at the next one', () => {
    const rewritten = faultAfter((entries) => {
      const [first, second, ...rest] = entries;
      if (!first || !second) return [];
      return [
        first,
        chain({ ...second, payload: { title: 'Forged' } }, first.hash, digest),
        ...rest,
      ];
    });
    expect(rewritten).toEqual(['link', 3]);
  });

  it('notices every change of any field of any entry but the hash of the last', () => {
    const fields = ['at', 'act', 'actorId', 'actorName', 'subjectKind', 'subjectId'] as const;
    fc.assert(
      fc.property(
        fc.nat({ max: 3 }),
        fc.constantFrom(...fields),
        fc.string(),
        (at, field, text) => {
          const entries = buildChain(4);
          fc.pre(entries[at]?.[field] !== text);
          const changed = replaced(at, { [field]: text })(entries);
          return findFault(changed, digest).fault?.expected === at + 1;
        },
      ),
    );
  });
});
