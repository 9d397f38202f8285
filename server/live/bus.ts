import type { TopicName } from '@/domain/topic';
import type { RightsChange } from './bell';
import type { PresenceState } from './presence';

/** What nodes tell each other. All of it are hints: PostgreSQL alone is the truth. */
export type BusMessage =
  | { kind: 'hello' }
  | { kind: 'update'; documentId: string; sequence: number }
  | { kind: 'topics'; names: TopicName[] }
  | { kind: 'rights'; change: RightsChange }
  | { kind: 'presence'; documentId: string; states: PresenceState[] }
  | { kind: 'presence-wanted'; documentId: string };

/** What a node does with what it hears. */
export type BusListener = {
  onMessage: (message: BusMessage) => void;
  /** The bus works (again): whatever was missed meanwhile must be looked up. */
  onConnected: () => void;
};

/**
 * Carries hints between the nodes of one installation. Losing it costs latency, never
 * text. A node does not hear its own messages.
 */
export interface Bus {
  /** Begins to listen; returns at once and connects, and reconnects, by itself. */
  start(listener: BusListener): void;
  /** Sends soon and never throws. Without a connection the message is lost. */
  publish(message: BusMessage): void;
  /** Has this node heard itself within the last seconds? */
  readonly isHealthy: boolean;
  /** Has it heard another node? If not, hints about updates and presence are spared. */
  readonly hasPeers: boolean;
  close(): Promise<void>;
}
