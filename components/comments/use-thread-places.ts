'use client';

import type { Editor } from '@tiptap/core';
import { useEffect, useState } from 'react';
import type { Doc } from 'yjs';
import type { Anchor } from '@/domain/comments/anchor';
import { positionsOf } from '@/domain/comments/flat-text';
import { resolveAnchor } from '@/domain/comments/resolve-anchor';
import { flatTextOf } from './anchor-of-selection';
import { highlightsIn, tellHighlights, type Highlight } from './comment-highlights';
import { livePositions } from './live-positions';

/** A passage to be found: of a thread, or of a comment that is being written. */
export type Sought = { readonly id: string; readonly anchor: Anchor; readonly lit: boolean };

/** For each passage how many others come before it; null when it is nowhere in the text. */
export type ThreadPlaces = ReadonlyMap<string, number | null>;

// Long enough that somebody who types is never waited upon, short enough to be seen as now.
const quietMilliseconds = 400;

/**
 * Finds the passages in the live text and lights them there. Keystrokes only move what
 * is lit (see comment-highlights.ts); passages are looked for again when the text has
 * been quiet for a moment and the browser is idle. Null until the text is live.
 */
export function useThreadPlaces(
  sought: readonly Sought[],
  editor: Editor | null,
  doc: Doc | null,
): ThreadPlaces | null {
  const [places, setPlaces] = useState<ThreadPlaces | null>(null);
  useEffect(() => {
    if (!editor || !doc) return undefined;
    let first = true;
    const look = () => {
      if (editor.isDestroyed) return;
      const found = findAll(sought, editor, doc);
      light(editor, sought, found);
      const next = inOrder(sought, found);
      const asked = first;
      first = false;
      // What was newly asked for is always answered: somebody may wait to be led there.
      setPlaces((last) => (last && !asked && same(last, next) ? last : next));
    };
    const later = whenQuiet(look);
    later.now();
    editor.on('update', later.soon);
    return () => {
      editor.off('update', later.soon);
      later.cancel();
    };
  }, [sought, editor, doc]);
  return doc && editor ? places : null;
}

function findAll(sought: readonly Sought[], editor: Editor, doc: Doc): Map<string, Highlight> {
  const flat = flatTextOf(editor, doc);
  const positions = livePositions(doc);
  const found = new Map<string, Highlight>();
  for (const { id, anchor } of sought) {
    const span = resolveAnchor(anchor, flat, positions);
    const range = span && positionsOf(flat, span);
    if (range) found.set(id, { ...range, threadId: id });
  }
  return found;
}

function light(
  editor: Editor,
  sought: readonly Sought[],
  found: ReadonlyMap<string, Highlight>,
): void {
  const ranges = sought.flatMap(({ id, lit }) => (lit ? (found.get(id) ?? []) : []));
  const shown = highlightsIn(editor.state);
  const unchanged =
    ranges.length === shown.length &&
    ranges.every(({ threadId, from, to }, index) => {
      const other = shown[index];
      return other?.threadId === threadId && other.from === from && other.to === to;
    });
  if (!unchanged) editor.view.dispatch(tellHighlights(editor.state.tr, { ranges }));
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
