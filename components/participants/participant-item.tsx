import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { Delegation } from '@/domain/sessions/delegation';
import type { ListedParticipant } from '@/domain/sessions/participant';
import { ManageParticipant } from './manage-participant';
import type { ParticipantActions } from './participant-actions';

/** What whoever invites can do; null for everybody else. */
export type Management = ParticipantActions & {
  delegations: readonly Delegation[];
  mayGiveChair: boolean;
  linksAreCopied: boolean;
};

type Props = {
  participant: ListedParticipant;
  myParticipantId: string;
  management: Management | null;
  showsRole?: boolean;
};

/** A participant in the list of participants. */
export function ParticipantItem({ participant, myParticipantId, management, showsRole }: Props) {
  const words = useTranslations('participants');
  const names = useTranslations('sessions');
  const { participantId, name, email, role, hasComeIn, delegationId, isHead } = participant;
  return (
    <li className="py-2.5">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium break-words">{name}</span>
        {participantId === myParticipantId && (
          <span className="text-sm text-muted">({words('you')})</span>
        )}
        {isHead && <Badge>{words('head')}</Badge>}
        {showsRole && <Badge tone="accent">{names(`roles.${role}`)}</Badge>}
        {management && !hasComeIn && (
          <span className="text-sm text-muted">{words('notYetHere')}</span>
        )}
      </p>
      {email !== null && <p className="text-sm break-all text-muted">{email}</p>}
      {management && (
        <ManageParticipant
          key={`${role} ${delegationId ?? ''}`}
          participant={participant}
          {...management}
        />
      )}
    </li>
  );
}
