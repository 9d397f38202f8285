import type { RecordableAct, Deed } from '@/domain/record/deeds';
import { accept, refuse, type Result } from '@/domain/result';
import { isRecentSignIn, isWeighty, may } from '@/domain/sessions/acts';
import { databaseNow, inTransaction, type Database } from '@/server/database/client';
import { putOnRecord, type Recorded } from '@/server/record/put-on-record';
import { findParticipant, raiseRevision } from '@/server/sessions/repository';
import type {
  Actor,
  Asker,
  AskerOf,
  Doing,
  EntryRefusalOf,
  SignedInPerson,
  WeightyRefusal,
} from './asker';
import type { Done, Outcome, RefusalOf, ValueOf } from './done';
import { mayActAgain } from './rate';
import { tell } from './tell';
import type { Thing, Watchers } from './thing';

/** An act that has committed. */
export type Finished<Held, Value> = {
  readonly value: Value;
  readonly held: Held;
  readonly deeds: readonly Deed[];
  /** Whether anybody who watches is to be told. */
  readonly isNews: boolean;
};

type Definition<Name, Request, Held, Of extends Outcome> = {
  /** Which act it is in the table, which says who may do it. */
  readonly act: Name;
  /** What it is done to: held while it is done, and telling who watches. */
  readonly on: Thing<Request, Held>;
  /** Does it, or refuses and then has written nothing. Returns the answer and its deeds. */
  readonly work: (doing: Doing<Held>, request: Request) => Promise<Of>;
  /** Who is told besides those who watch the thing itself. */
  readonly alsoTold?: (
    finished: Finished<Held, ValueOf<Of>>,
    request: Request,
  ) => readonly Watchers[];
  /** What follows the commit before anybody is told: letters, a sweep. */
  readonly afterwards?: (
    finished: Finished<Held, ValueOf<Of>>,
    request: Request,
  ) => Promise<void> | void;
};

/**
 * Makes an act of a session, the one way every use case goes. It finds who asks in the
 * session of the thing, asks the table of acts, holds the thing, does the work in the same
 * transaction, puts what was done on the record, and after the commit tells whoever
 * watches. Where nothing was done, nothing is recorded and nobody told.
 */
export function act<Name extends RecordableAct, Request, Held, Of extends Outcome>(
  definition: Definition<Name, Request, Held, Of>,
) {
  return async (
    asker: AskerOf<Name>,
    request: Request,
  ): Promise<Result<ValueOf<Of>, RefusalOf<Of> | EntryRefusalOf<Name>>> => {
    const finished = await inTransaction(async (transaction) =>
      perform(transaction, definition, asker, request),
    );
    // Only a weighty act is refused for its sign-in: that is what the type of the answer says.
    if (!finished.ok) return refuse(finished.refusal as RefusalOf<Of> | EntryRefusalOf<Name>);
    const { value, held, isNews } = finished.value;
    await definition.afterwards?.(finished.value, request);
    if (isNews) {
      tell(definition.on.watchers(held), ...(definition.alsoTold?.(finished.value, request) ?? []));
    }
    return accept(value);
  };
}

async function perform<Name extends RecordableAct, Request, Held, Of extends Outcome>(
  transaction: Database,
  { act: name, on, work }: Definition<Name, Request, Held, Of>,
  asker: Asker | SignedInPerson,
  request: Request,
): Promise<Result<Finished<Held, ValueOf<Of>>, RefusalOf<Of> | WeightyRefusal>> {
  const entered = await enter(transaction, name, asker, await on.sessionOf(request, transaction));
  if (!entered.ok) return entered;
  const actor = entered.value;
  const held = await on.hold(transaction, request);
  if (held === null) return refuse('not-found');
  // Read now that it is held: waiting for it may have taken us past an end.
  const now = await databaseNow(transaction);
  const done: Outcome = await work({ transaction, actor, now, held }, request);
  if (!done.ok) return refuse(done.refusal as RefusalOf<Of>);
  const { value, ...what } = done.value as Done<ValueOf<Of>>;
  return accept({ value, held, ...(await keep(transaction, actor, what)) });
}

/** Puts on the record what was done, or makes what was sent live old where it was no act. */
export async function keep(
  transaction: Database,
  by: Recorded,
  { deeds, isNews = false }: Pick<Done<unknown>, 'deeds' | 'isNews'>,
): Promise<Pick<Finished<unknown, unknown>, 'deeds' | 'isNews'>> {
  for (const deed of deeds) await putOnRecord(transaction, by, deed);
  if (isNews && deeds.length === 0) await raiseRevision(transaction, by.sessionId);
  return { deeds, isNews: isNews || deeds.length > 0 };
}

/** Who asks, if the table of acts lets them. */
async function enter(
  transaction: Database,
  name: RecordableAct,
  asker: Asker | SignedInPerson,
  sessionId: string | null,
): Promise<Result<Actor, WeightyRefusal>> {
  const actor = sessionId && (await findParticipant(transaction, sessionId, asker.personId));
  if (!actor) return refuse('not-found');
  if (!may(actor.role, name)) return refuse('not-allowed');
  if (!mayActAgain(asker.personId, name)) return refuse('too-many-acts');
  if (!isWeighty(name)) return accept(actor);
  const isRecent =
    'signedInAt' in asker && isRecentSignIn(asker.signedInAt, await databaseNow(transaction));
  return isRecent ? accept(actor) : refuse('sign-in-too-old');
}
