import type { TopicName } from '@/domain/topic';
import { processWide } from '@/server/process-wide';

/** Whose rights may have changed: everybody of a session, one person, one document. */
export type RightsChange = { sessionId?: string; personId?: string; documentId?: string };

/** What use cases tell the live side of this process, always after their commit. */
export type Call =
  | { kind: 'topics'; names: TopicName[] }
  /** The server itself has put something into a text's log. */
  | { kind: 'update'; documentId: string; sequence: number }
  | { kind: 'rights'; change: RightsChange };

/** Where calls arrive. In a process without sockets nobody listens, and nothing happens. */
export type Bell = Set<(call: Call) => void>;

/** The one bell of this process: pages and sockets are bundled apart, yet share it. */
export function bell(): Bell {
  return processWide<Bell>('live-bell', () => new Set());
}

export function call(what: Call): void {
  for (const listener of bell()) listener(what);
}
