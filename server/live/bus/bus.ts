import type { TopicName } from '@/domain/topic';
import type { RightsChange } from './bell';
import type { PresenceState } from '@/server/live/room/presence';

/** What nodes tell each other. All of it are hints: PostgreSQL alone is the truth. */
export type BusMessage =
  | { kind: 'hello' }
  /** The last word of a node that ends in order: nobody need look for it. */
  | { kind: 'goodbye' }
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
  /**
   * Sends soon; never throws and never waits. Without a connection the message is lost,
   * and so is what is more than the bus can carry away.
   */
  publish(message: BusMessage): void;
  /** Does this node hear itself, and every other node that has not said goodbye? */
  readonly isHealthy: boolean;
  /** Has it heard another node? If not, hints about updates and presence are spared. */
  readonly hasPeers: boolean;
  close(): Promise<void>;
}
