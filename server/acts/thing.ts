import type { Database } from '@/server/database/client';
import type { RightsChange } from '@/server/live/bus/bell';
import type { TopicName } from '@/domain/topic';

/** Who is told when something was done: what they watch, and whose rights may be others now. */
export type Watchers = {
  readonly topics: readonly TopicName[];
  readonly rights?: readonly RightsChange[];
};

/**
 * What acts are done to, declared once by its feature: where it belongs, how it is held
 * so that acts on it follow one another, and who watches it.
 */
export type Thing<Request, Held> = {
  /** The session it belongs to; null where there is no such thing. */
  readonly sessionOf: (request: Request, source: Database) => Promise<string | null> | string;
  /** Holds it until the transaction ends; null where there is no such thing in this session. */
  readonly hold: (transaction: Database, request: Request) => Promise<Held | null>;
  readonly watchers: (held: Held) => Watchers;
};
