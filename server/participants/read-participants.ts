import { accept } from '@/domain/result';
import { may } from '@/domain/sessions/acts';
import type { SeatedDelegation } from '@/domain/sessions/delegation';
import type { ListedParticipant } from '@/domain/sessions/participant';
import { read } from '@/server/acts/read';
import { listDelegations } from '@/server/delegations/repository';
import { mailIsSetUp } from '@/server/mail/send-mail';
import type { SessionPlace } from '@/server/sessions/session-things';
import { listParticipants } from './repository';

export type ParticipantsRead = {
  delegations: SeatedDelegation[];
  participants: ListedParticipant[];
  /** Without a mail server whoever invites hands out links by other means. */
  linksAreCopied: boolean;
};

/** Reads who takes part. Addresses are only for those who invite. */
export const readParticipants = read({
  act: 'read-session',
  read: async ({ source, me }, { sessionId }: SessionPlace) => {
    const seesAddresses = may(me.role, 'invite-participant');
    const participants = await listParticipants(source, sessionId);
    return accept<ParticipantsRead>({
      delegations: await listDelegations(source, sessionId),
      participants: participants.map((participant) => ({
        ...participant,
        email: seesAddresses ? participant.email : null,
      })),
      linksAreCopied: !mailIsSetUp(),
    });
  },
});
