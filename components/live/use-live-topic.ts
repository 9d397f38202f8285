'use client';

import { useCallback, useSyncExternalStore } from 'react';
import type { Topic } from '@/domain/topic';
import { useTopicsSocket } from './live-connection';

/**
 * The newer of two: the snapshot the page was rendered with, and the last one the server
 * sent. Without a `<LiveConnection>` around it, what was rendered.
 */
export function useLiveTopic<Snapshot extends { readonly revision: number }>(
  topic: Topic<Snapshot>,
  rendered: Snapshot,
): Snapshot {
  const socket = useTopicsSocket();
  const { name } = topic;
  const subscribe = useCallback(
    (changed: () => void) => socket?.subscribe(name, changed) ?? (() => undefined),
    [socket, name],
  );
  const latest = () => socket?.latest(name);
  const sent = useSyncExternalStore(subscribe, latest, () => undefined);
  return sent && sent.revision > rendered.revision ? (sent as Snapshot) : rendered;
}
