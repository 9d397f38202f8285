'use client';

import { useEffect, useState } from 'react';
import type { CommentedText, Highlight, Sought } from './commented-text';

/** For each passage how many others come before it; null when it is nowhere in the text. */
export type ThreadPlaces = ReadonlyMap<string, number | null>;

// Long enough that somebody who types is never waited upon, short enough to be seen as now.
const quietMilliseconds = 400;

/**
 * Finds the passages in the text and lights them there. Keystrokes only move what is lit
 * (see comment-highlights.ts); passages are looked for again when the text has been
 * quiet for a moment and the browser is idle. Null until there is a text.
 */
export function useThreadPlaces(
  sought: readonly Sought[],
  text: CommentedText | null,
): ThreadPlaces | null {
  const [places, setPlaces] = useState<ThreadPlaces | null>(null);
  useEffect(() => {
    if (!text) return undefined;
    let first = true;
    const look = () => {
      const found = text.find(sought);
      text.light(sought.flatMap(({ id, lit }) => (lit ? (found.get(id) ?? []) : [])));
      const next = inOrder(sought, found);
      const asked = first;
      first = false;
      // What was newly asked for is always answered: somebody may wait to be led there.
      setPlaces((last) => (last && !asked && same(last, next) ? last : next));
    };
    const later = whenQuiet(look);
    later.now();
    const stop = text.listen({ onChange: later.soon });
    return () => {
      stop();
      later.cancel();
    };
  }, [sought, text]);
  return text ? places : null;
}

function inOrder(
  sought: readonly Sought[],
  found: ReadonlyMap<string, Highlight>,
): Map<string, number | null> {
  const inText = [...found.values()].toSorted((one, other) => one.from - other.from);
  const rank = new Map(inText.map(({ threadId }, index) => [threadId, index]));
  return new Map(sought.map(({ id }) => [id, rank.get(id) ?? null]));
}

function same(one: ThreadPlaces, other: ThreadPlaces): boolean {
  return one.size === other.size && [...one].every(([id, place]) => other.get(id) === place);
}

/** Does work once the text has been quiet and the browser has nothing better to do. */
function whenQuiet(work: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let idle: number | undefined;
  const cancel = () => {
    clearTimeout(timer);
    if (idle !== undefined) cancelIdle(idle);
  };
  const now = () => {
    cancel();
    idle = requestIdle(work);
  };
  const soon = () => {
    cancel();
    timer = setTimeout(now, quietMilliseconds);
  };
  return { now, soon, cancel };
}

// Safari has no idle callbacks; there the next frame will do.
function requestIdle(work: () => void): number {
  return 'requestIdleCallback' in window
    ? window.requestIdleCallback(work, { timeout: 1_000 })
    : requestAnimationFrame(work);
}

function cancelIdle(handle: number): void {
  if ('cancelIdleCallback' in window) window.cancelIdleCallback(handle);
  else cancelAnimationFrame(handle);
}
