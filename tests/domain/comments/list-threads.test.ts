import { describe, expect, it } from 'vitest';
import { filterThreads, inTextOrder, withinBytes } from '@/domain/comments/list-threads';
import type { ThreadSnapshot } from '@/domain/comments/threads-snapshot';

function buildThread(
  id: string,
  { place = 0, attached = true, resolved = false, by = ['ana'] } = {},
): ThreadSnapshot {
  return {
    id,
    quote: 'one vote',
    resolved: resolved ? { at: '2026-11-24T18:00:00.000Z', by: 'Ana' } : null,
    anchor: {
      from: null,
      to: null,
      blockId: null,
      offset: 0,
      place,
      passage: 'one vote',
      before: '',
      after: '',
      copies: 1,
      attached,
    },
    comments: by.map((participantId, index) => ({
      id: `${id}-${index}`,
      author: { participantId, name: participantId, role: 'delegate', delegation: null },
      body: 'Hm.',
      at: '2026-11-24T18:00:00.000Z',
      editedAt: null,
    })),
    count: by.length,
  };
}

const ids = (threads: readonly ThreadSnapshot[]) => threads.map(({ id }) => id);

describe('filterThreads', () => {
  const threads = [
    buildThread('a', { by: ['ana'] }),
    buildThread('b', { by: ['ben'], resolved: true }),
    buildThread('c', { by: ['ben', 'ana'], resolved: true }),
  ];

  it('shows what is to be settled, or what is', () => {
    expect(ids(filterThreads(threads, 'open', 'ana'))).toEqual(['a']);
    expect(ids(filterThreads(threads, 'resolved', 'ana'))).toEqual(['b', 'c']);
  });

  it('calls mine every thread I wrote in, settled or not', () => {
    expect(ids(filterThreads(threads, 'mine', 'ana'))).toEqual(['a', 'c']);
    expect(ids(filterThreads(threads, 'mine', 'olu'))).toEqual([]);
  });
});

describe('inTextOrder', () => {
  it('follows the text, the detached last, equals as they were', () => {
    const threads = [
      buildThread('lost', { attached: false }),
      buildThread('late', { place: 90 }),
      buildThread('early', { place: 10 }),
      buildThread('early too', { place: 10 }),
    ];
    expect(ids(inTextOrder(threads))).toEqual(['early', 'early too', 'late', 'lost']);
  });

  it('believes the live text more than what is stored', () => {
    const threads = [buildThread('a', { place: 1 }), buildThread('b', { place: 2 })];
    const live = new Map([['b', 0]]);
    expect(ids(inTextOrder(threads, ({ id }) => live.get(id) ?? null))).toEqual(['b', 'a']);
  });
});

describe('withinBytes', () => {
  const threads = [buildThread('a'), buildThread('b'), buildThread('c')];
  const [one = 0] = threads.map((thread) => JSON.stringify(thread).length);

  it('takes as many from the first on as there is room for', () => {
    expect(ids(withinBytes(threads, one * 2))).toEqual(['a', 'b']);
    expect(ids(withinBytes(threads, one * 9))).toEqual(['a', 'b', 'c']);
  });

  it('takes one, however long it is, and none where there is none', () => {
    expect(ids(withinBytes(threads, 1))).toEqual(['a']);
    expect(withinBytes([], 1)).toEqual([]);
  });
});
