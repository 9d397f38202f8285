import type { TopicName } from '@/domain/topic';
import { call } from '@/server/live/bus/bell';

/**
 * Tells every node that these topics changed, after the commit that changed them. Each
 * node reads the snapshots again and sends them to whoever watches. Never throws and
 * never waits; what rings while a node is reading is read once more afterwards.
 */
export function ring(...topics: TopicName[]): void {
  if (topics.length > 0) call({ kind: 'topics', names: topics });
}
