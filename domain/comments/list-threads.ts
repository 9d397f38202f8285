import type { ThreadSnapshot } from './threads-snapshot';

/** Which threads are shown: those to be settled, those that are, those I take part in. */
export const threadFilters = ['open', 'resolved', 'mine'] as const;

export type ThreadFilter = (typeof threadFilters)[number];

/** The threads a filter shows. Mine are those I wrote in, settled or not. */
export function filterThreads(
  threads: readonly ThreadSnapshot[],
  filter: ThreadFilter,
  participantId: string,
): readonly ThreadSnapshot[] {
  return threads.filter((thread) => {
    if (filter === 'mine')
      return thread.comments.some(({ author }) => author.participantId === participantId);
    return (thread.resolved === null) === (filter === 'open');
  });
}

/**
 * Puts threads in the order of their passages; those whose text was deleted come last,
 * and threads about the same place in the order they were opened.
 *
 * @param placeOf where a passage is now; null when it is nowhere
 */
export function inTextOrder(
  threads: readonly ThreadSnapshot[],
  placeOf: (thread: ThreadSnapshot) => number | null = storedPlace,
): readonly ThreadSnapshot[] {
  const place = new Map(threads.map((thread) => [thread.id, placeOf(thread) ?? Infinity]));
  const at = ({ id }: ThreadSnapshot) => place.get(id) ?? Infinity;
  return threads.toSorted((one, other) => (at(one) === at(other) ? 0 : at(one) - at(other)));
}

function storedPlace({ anchor }: ThreadSnapshot): number | null {
  return anchor.attached ? anchor.place : null;
}

/**
 * As many of these threads, from the first on, as travel in one piece; at least one, since
 * one is bounded by itself.
 */
export function withinBytes(
  threads: readonly ThreadSnapshot[],
  bytesMax: number,
): readonly ThreadSnapshot[] {
  let bytes = 0;
  const end = threads.findIndex((thread) => {
    bytes += JSON.stringify(thread).length;
    return bytes > bytesMax;
  });
  return end === -1 ? threads : threads.slice(0, Math.max(1, end));
}
