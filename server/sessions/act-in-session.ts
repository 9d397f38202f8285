import { refuse, type Result } from '@/domain/result';
import {
  isRecentSignIn,
  may,
  weightyActs,
  type Act,
  type WeightyAct,
} from '@/domain/sessions/acts';
import type { Role } from '@/domain/sessions/roles';
import { databaseNow, inTransaction, type Database } from '@/server/database/client';
import { findParticipant } from './repository';

/** A participant who acts: who they are in this session, at this moment. */
export type Actor = {
  participantId: string;
  personId: string;
  sessionId: string;
  name: string;
  role: Role;
  delegationId: string | null;
  /** Head of the delegation. */
  isHead: boolean;
};

/** What is given to the work of an act. `now` is the database's clock. */
export type Acting = { transaction: Database; actor: Actor; now: Date };

/** Why nobody gets as far as the act itself. Foreign and unknown ids look the same. */
export type EntryRefusal = 'not-found' | 'not-allowed';

/** Whoever asks for a weighty act, with the instant of the sign-in they ask by. */
export type SignedInPerson = { readonly personId: string; readonly signedInAt: Date };

/** Why a weighty act goes no further: the sign-in must be repeated first. */
export type WeightyRefusal = EntryRefusal | 'sign-in-too-old';

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
    const now = await databaseNow(transaction);
    if (isWeighty(act) && !(signedInAt && isRecentSignIn(signedInAt, now))) {
      return refuse('sign-in-too-old');
    }
    return work({ transaction, actor, now });
  });
}

function isWeighty(act: Act): act is WeightyAct {
  return weightyActs.some((weighty) => weighty === act);
}
