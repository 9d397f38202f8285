import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { permanentGroup, type SeatedDelegation } from '@/domain/sessions/delegation';
import type { ListedParticipant } from '@/domain/sessions/participant';
import { ParticipantItem, type Management } from './participant-item';

type Props = {
  sessionId: string;
  delegation: SeatedDelegation;
  /** All of the session, for the names of those who hold proxies. */
  delegations: readonly SeatedDelegation[];
  /** Whether the reader may give its vote to another, or take it back. */
  mayGiveProxy: boolean;
  delegates: readonly ListedParticipant[];
  myParticipantId: string;
  management: Management | null;
};

/** A delegation with the people who speak for it. */
export function DelegationItem(props: Props) {
  const { sessionId, delegation, delegations, delegates, mayGiveProxy, ...rest } = props;
  const words = useTranslations('participants');
  const { id, name, shortName, weight, groups } = delegation;
  const others = groups.filter((group) => group !== permanentGroup);
  return (
    <section
      aria-labelledby={id}
      className="min-w-0 rounded-md border border-line bg-surface px-4 pt-4 pb-2 sm:px-5"
    >
      <div className="flex items-start justify-between gap-4">
        <h3 id={id} className="min-w-0 font-serif text-lg leading-snug font-semibold break-words">
          {name} <span className="font-sans text-sm font-normal text-muted">{shortName}</span>
        </h3>
        {rest.management && (
          <Link
            prefetch={false}
            href={`/sessions/${sessionId}/delegations/${id}`}
            className="-my-2.5 -me-2 inline-flex min-h-11 shrink-0 items-center px-2 text-sm text-accent hover:underline"
          >
            {words('change')}
            <span className="sr-only">: {name}</span>
          </Link>
        )}
      </div>
      <p className="mt-1.5 flex flex-wrap gap-1.5 empty:hidden">
        {weight !== '1' && <Badge>{words('weight', { weight })}</Badge>}
        {groups.includes(permanentGroup) && <Badge tone="accent">{words('permanent')}</Badge>}
        {others.map((group) => (
          <Badge key={group}>{group}</Badge>
        ))}
      </p>
      <SeatNotes delegation={delegation} delegations={delegations} />
      {mayGiveProxy && (
        <Link
          prefetch={false}
          href={`/sessions/${sessionId}/delegations/${id}/proxy`}
          aria-label={words('proxyLinkOf', { name })}
          className="-mx-2 inline-flex min-h-11 items-center px-2 text-sm text-accent hover:underline"
        >
          {words('proxyLink')}
        </Link>
      )}
      {delegates.length === 0 && (
        <p className="py-2.5 text-sm text-muted">{words('noDelegates')}</p>
      )}
      <ul className="mt-1 divide-y divide-line empty:hidden">
        {delegates.map((participant) => (
          <ParticipantItem key={participant.participantId} participant={participant} {...rest} />
        ))}
      </ul>
    </section>
  );
}

/** What became of the delegation's vote: suspended, given to another, or others' held. */
function SeatNotes({ delegation, delegations }: Pick<Props, 'delegation' | 'delegations'>) {
  const words = useTranslations('participants');
  const holder = delegations.find(({ id }) => id === delegation.proxyId);
  const givers = delegations.filter(({ proxyId }) => proxyId === delegation.id);
  return (
    <div className="mt-1.5 flex flex-col gap-1 text-sm text-muted empty:hidden">
      {delegation.suspendedFor !== null && (
        <p className="break-words text-caution">
          {words('suspended', { reason: delegation.suspendedFor })}
        </p>
      )}
      {holder && <p>{words('proxy', { holder: holder.name })}</p>}
      {givers.length > 0 && (
        <p>{words('holds', { givers: givers.map(({ name }) => name).join(', ') })}</p>
      )}
    </div>
  );
}
