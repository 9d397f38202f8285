'use client';

import { useCallback, useSyncExternalStore } from 'react';
import { useTopicsSocket } from './live-connection';

/** Has the server said that this topic is no longer for this person? Stays true once it is. */
export function useTurnedAway(name: string): boolean {
  const socket = useTopicsSocket();
  const subscribe = useCallback(
    (changed: () => void) => socket?.subscribe(name, changed) ?? (() => undefined),
    [socket, name],
  );
  return useSyncExternalStore(
    subscribe,
    () => socket?.isRefused(name) ?? false,
    () => false,
  );
}
