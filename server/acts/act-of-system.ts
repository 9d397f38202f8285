import { databaseNow, inTransaction, type Database } from '@/server/database/client';
import { keep, type Finished } from './act';
import type { Actor, Doing } from './asker';
import type { Done } from './done';
import { tell } from './tell';
import type { Thing, Watchers } from './thing';

type Definition<Request, Held, Value> = {
  readonly on: Thing<Request, Held>;
  /** Does what is due, and returns null where nothing is. */
  readonly work: (
    doing: Omit<Doing<Held>, 'actor'>,
    request: Request,
  ) => Promise<{ readonly ok: true; readonly value: Done<Value> } | null>;
  /** Whose doing it is on the record; left out where it is nobody's. */
  readonly by?: (request: Request) => Actor | null;
  readonly alsoTold?: (finished: Finished<Held, Value>) => readonly Watchers[];
  readonly afterwards?: (finished: Finished<Held, Value>) => Promise<void> | void;
};

/**
 * Makes an act that happens by itself: at an hour, at a deadline, when a letter was taken.
 * Nobody asks for it, so no table is asked; all else is as in `act`. Any number may start
 * it at once: what was held by the first is done when the others see it.
 */
export function actOfSystem<Request, Held, Value>(definition: Definition<Request, Held, Value>) {
  return async (request: Request): Promise<void> => {
    const { on, alsoTold, afterwards } = definition;
    const finished = await inTransaction(async (transaction) =>
      perform(transaction, definition, request),
    );
    if (!finished) return;
    await afterwards?.(finished);
    if (finished.isNews) {
      tell(on.watchers(finished.held), ...(alsoTold?.(finished) ?? []));
    }
  };
}

async function perform<Request, Held, Value>(
  transaction: Database,
  { on, work, by }: Definition<Request, Held, Value>,
  request: Request,
): Promise<Finished<Held, Value> | null> {
  const sessionId = await on.sessionOf(request, transaction);
  const held = sessionId && (await on.hold(transaction, request));
  if (!sessionId || !held) return null;
  const now = await databaseNow(transaction);
  const done = await work({ transaction, now, held }, request);
  if (!done) return null;
  const actor = by?.(request) ?? { sessionId, personId: null };
  const { value, ...what } = done.value;
  return { value, held, ...(await keep(transaction, actor, what)) };
}
