import { changesBetween } from '@/domain/record/changes';
import { accept, refuse, type Result } from '@/domain/result';
import { readDelegation, type DelegationForm } from '@/domain/sessions/delegation';
import { sessionTopic } from '@/domain/sessions/session-snapshot';
import { ring } from '@/server/live/topics/ring';
import { appendToRecord } from '@/server/record/append-to-record';
import { actInSession } from '@/server/sessions/act-in-session';
import { lockSession } from '@/server/sessions/repository';
import type { DelegationRefusal } from './add-delegation';
import { changeDelegation, findDelegation, isShortNameTaken } from './repository';

export type EditDelegation = {
  personId: string;
  sessionId: string;
  delegationId: string;
  form: DelegationForm;
};

/** Changes a delegation. A vote that is open keeps the roll it was opened with. */
export async function editDelegation({
  personId,
  sessionId,
  delegationId,
  form,
}: EditDelegation): Promise<Result<null, DelegationRefusal>> {
  const done = await actInSession(
    personId,
    sessionId,
    'edit-delegation',
    async ({ transaction, actor }): Promise<Result<null, DelegationRefusal>> => {
      await lockSession(transaction, sessionId);
      const before = await findDelegation(transaction, sessionId, delegationId);
      if (!before) return refuse('not-found');
      const read = readDelegation(form);
      if (!read.ok) return read;
      const { shortName } = read.value;
      if (await isShortNameTaken(transaction, sessionId, shortName, delegationId)) {
        return refuse('short-name-taken');
      }
      const after = { id: delegationId, ...read.value };
      const changes = changesBetween(before, after);
      if (Object.keys(changes).length === 0) return accept(null);
      await changeDelegation(transaction, after);
      await appendToRecord(transaction, {
        sessionId,
        actor,
        act: 'edit-delegation',
        subject: { kind: 'delegation', id: delegationId },
        payload: { name: before.name, changes },
      });
      return accept(null);
    },
  );
  if (done.ok) ring(sessionTopic(sessionId).name);
  return done;
}
