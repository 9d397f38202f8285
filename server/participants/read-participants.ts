import { accept, type Result } from '@/domain/result';
import { may } from '@/domain/sessions/acts';
import type { SeatedDelegation } from '@/domain/sessions/delegation';
import type { ListedParticipant } from '@/domain/sessions/participant';
import { listDelegations } from '@/server/delegations/repository';
import { mailIsSetUp } from '@/server/mail/send-mail';
import { actInSession, type EntryRefusal } from '@/server/sessions/act-in-session';
import { listParticipants } from './repository';

export type ParticipantsRead = {
  delegations: SeatedDelegation[];
  participants: ListedParticipant[];
  /** Without a mail server whoever invites hands out links by other means. */
  linksAreCopied: boolean;
};

/** Reads who takes part. Addresses are only for those who invite. */
export async function readParticipants(
  personId: string,
  sessionId: string,
): Promise<Result<ParticipantsRead, EntryRefusal>> {
  return actInSession(personId, sessionId, 'read-session', async ({ transaction, actor }) => {
    const seesAddresses = may(actor.role, 'invite-participant');
    const participants = await listParticipants(transaction, sessionId);
    return accept({
      delegations: await listDelegations(transaction, sessionId),
      participants: participants.map((participant) => ({
        ...participant,
        email: seesAddresses ? participant.email : null,
      })),
      linksAreCopied: !mailIsSetUp(),
    });
  });
}
