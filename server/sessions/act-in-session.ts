import { refuse, type Result } from '@/domain/result';
import { may, type Act } from '@/domain/sessions/acts';
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

/**
 * Runs one act of one person in one session, in one transaction: reads who they are
 * there, asks the table of acts, then does the work. Publishing comes after, when the
 * transaction has committed.
 */
export async function actInSession<Value, Refusal extends string>(
  personId: string,
  sessionId: string,
  act: Act,
  work: (acting: Acting) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal | EntryRefusal>> {
  return inTransaction(async (transaction) => {
    const actor = await findParticipant(transaction, sessionId, personId);
    if (!actor) return refuse('not-found');
    if (!may(actor.role, act)) return refuse('not-allowed');
    return work({ transaction, actor, now: await databaseNow(transaction) });
  });
}
