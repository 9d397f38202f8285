import { accept, refuse, type Result } from '@/domain/result';
import {
  readDelegation,
  type DelegationForm,
  type DelegationFormRefusal,
} from '@/domain/sessions/delegation';
import { sessionTopic } from '@/domain/sessions/session-snapshot';
import { ring } from '@/server/live/topics/ring';
import { appendToRecord } from '@/server/record/append-to-record';
import { actInSession, type EntryRefusal } from '@/server/sessions/act-in-session';
import { lockSession } from '@/server/sessions/repository';
import { isShortNameTaken, saveDelegation } from './repository';

export type AddDelegation = { personId: string; sessionId: string; form: DelegationForm };

export type DelegationRefusal = DelegationFormRefusal | 'short-name-taken' | EntryRefusal;

/** Gives a body a seat in a session. */
export async function addDelegation({
  personId,
  sessionId,
  form,
}: AddDelegation): Promise<Result<{ delegationId: string }, DelegationRefusal>> {
  const done = await actInSession(
    personId,
    sessionId,
    'add-delegation',
    async ({
      transaction,
      actor,
    }): Promise<Result<{ delegationId: string }, DelegationRefusal>> => {
      const read = readDelegation(form);
      if (!read.ok) return read;
      await lockSession(transaction, sessionId);
      if (await isShortNameTaken(transaction, sessionId, read.value.shortName)) {
        return refuse('short-name-taken');
      }
      const delegationId = await saveDelegation(transaction, sessionId, read.value);
      await appendToRecord(transaction, {
        sessionId,
        actor,
        act: 'add-delegation',
        subject: { kind: 'delegation', id: delegationId },
        payload: read.value,
      });
      return accept({ delegationId });
    },
  );
  if (done.ok) ring(sessionTopic(sessionId).name);
  return done;
}
