import { refuse, type Result } from '@/domain/result';
import { may, type Act } from '@/domain/sessions/acts';
import { database, type Database } from '@/server/database/client';
import { findParticipant } from '@/server/sessions/repository';
import type { Actor, Asker, EntryRefusal } from './asker';
import type { RefusalOf } from './done';
import { mayActAgain } from './rate';
import type { Thing } from './thing';

/** What a reading is given: where to read, and who reads. */
export type Reading = { source: Database; me: Actor };

type Definition<Request, Of extends Result<unknown, string>> = {
  /** What the table of acts must let them do. */
  readonly act: Act;
  readonly read: (reading: Reading, request: Request) => Promise<Of>;
};

type ReadValue<Of> = Of extends { readonly value: infer Value } ? Value : never;

/**
 * Makes a reading of a session: the twin of `act`, without a transaction, by the same
 * table. It finds who asks in the session, asks the table, and reads.
 */
export function read<Request extends { sessionId: string }, Of extends Result<unknown, string>>(
  definition: Definition<Request, Of>,
) {
  return readOf<Request, Of>({ sessionOf: ({ sessionId }) => sessionId }, definition);
}

/** The same of a thing that is asked for without its session: it is looked up first. */
export function readOf<Request, Of extends Result<unknown, string>>(
  { sessionOf }: Pick<Thing<Request, unknown>, 'sessionOf'>,
  { act, read: readIt }: Definition<Request, Of>,
) {
  return async (
    asker: Asker,
    request: Request,
  ): Promise<Result<ReadValue<Of>, RefusalOf<Of> | EntryRefusal>> => {
    const source = database();
    const sessionId = await sessionOf(request, source);
    const me = sessionId && (await findParticipant(source, sessionId, asker.personId));
    if (!me) return refuse('not-found');
    if (!may(me.role, act)) return refuse('not-allowed');
    if (!mayActAgain(asker.personId, act)) return refuse('too-many-acts');
    const answer: Result<unknown, string> = await readIt({ source, me }, request);
    return answer as Result<ReadValue<Of>, RefusalOf<Of>>;
  };
}
