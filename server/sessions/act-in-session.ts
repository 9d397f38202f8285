import { refuse, type Result } from '@/domain/result';
import { isRecentSignIn, isWeighty, may, type Act, type WeightyAct } from '@/domain/sessions/acts';
import type { Actor, EntryRefusal, SignedInPerson, WeightyRefusal } from '@/server/acts/asker';
import { databaseNow, inTransaction, type Database } from '@/server/database/client';
import { mayActAgain } from '@/server/acts/rate';
import { findParticipant } from './repository';

export type { Actor, EntryRefusal, SignedInPerson, WeightyRefusal } from '@/server/acts/asker';

/** What is given to the work of an act. `now` is the database's clock. */
export type Acting = { transaction: Database; actor: Actor; now: Date };

type Work<Value, Refusal extends string> = (acting: Acting) => Promise<Result<Value, Refusal>>;

/**
 * Runs one act of one person in one session, in one transaction: reads who they are
 * there, asks the table of acts, then does the work. Publishing comes after, when the
 * transaction has committed. A weighty act asks also for the instant of the sign-in.
 */
export async function actInSession<Value, Refusal extends string>(
  personId: string,
  sessionId: string,
  act: Exclude<Act, WeightyAct>,
  work: Work<Value, Refusal>,
): Promise<Result<Value, Refusal | EntryRefusal>>;
export async function actInSession<Value, Refusal extends string>(
  person: SignedInPerson,
  sessionId: string,
  act: WeightyAct,
  work: Work<Value, Refusal>,
): Promise<Result<Value, Refusal | WeightyRefusal>>;
export async function actInSession<Value, Refusal extends string>(
  person: string | SignedInPerson,
  sessionId: string,
  act: Act,
  work: Work<Value, Refusal>,
): Promise<Result<Value, Refusal | WeightyRefusal>> {
  const { personId, signedInAt } =
    typeof person === 'string' ? { personId: person, signedInAt: null } : person;
  return inTransaction(async (transaction) => {
    const actor = await findParticipant(transaction, sessionId, personId);
    if (!actor) return refuse('not-found');
    if (!may(actor.role, act)) return refuse('not-allowed');
    if (!mayActAgain(personId, act)) return refuse('too-many-acts');
    const now = await databaseNow(transaction);
    if (isWeighty(act) && !(signedInAt && isRecentSignIn(signedInAt, now))) {
      return refuse('sign-in-too-old');
    }
    return work({ transaction, actor, now });
  });
}
