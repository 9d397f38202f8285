'use client';

import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { Anchor } from '@/domain/comments/anchor';
import { newId } from './new-id';

/** Words that were written and not sent yet. */
export type Unsent = {
  readonly body: string;
  /** The id they will be sent under: sent twice, they are one comment. */
  readonly commentId: string;
  /** For a new thread: the passage it is about. */
  readonly anchor?: Anchor;
};

const listeners = new Set<() => void>();

// What this tab wrote last, for browsers that refuse to keep anything.
const written = new Map<string, string>();

/**
 * What was written at one place and not sent, kept in this browser until it is: a
 * reload, a lost connection or a refusal loses nothing. Nothing of it on the server.
 *
 * @param key person, draft and thread: nobody finds the words of somebody else
 */
export function useUnsent(key: string) {
  const name = `plenary.unsent.${key}`;
  const stored = useSyncExternalStore(
    subscribe,
    () => readStored(name),
    () => null,
  );
  const unsent = useMemo(() => parse(stored), [stored]);
  const keep = useCallback(
    (change: { body?: string; anchor?: Anchor }) => {
      const last = parse(readStored(name)) ?? { body: '', commentId: newId() };
      const next: Unsent = { ...last, ...change };
      store(name, JSON.stringify(next));
      return next;
    },
    [name],
  );
  const clear = useCallback(() => store(name, null), [name]);
  return { unsent, keep, clear };
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed);
  window.addEventListener('storage', changed);
  return () => {
    listeners.delete(changed);
    window.removeEventListener('storage', changed);
  };
}

function readStored(name: string): string | null {
  try {
    return localStorage.getItem(name) ?? written.get(name) ?? null;
  } catch {
    return written.get(name) ?? null;
  }
}

function store(name: string, value: string | null): void {
  if (value === null) written.delete(name);
  else written.set(name, value);
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // Private browsing or a full store: the words stay in this tab.
  }
  for (const changed of listeners) changed();
}

function parse(stored: string | null): Unsent | null {
  if (stored === null) return null;
  try {
    const read = JSON.parse(stored) as Partial<Unsent> | null;
    if (typeof read?.body !== 'string' || typeof read.commentId !== 'string') return null;
    return {
      body: read.body,
      commentId: read.commentId,
      ...(read.anchor && { anchor: read.anchor }),
    };
  } catch {
    return null;
  }
}
