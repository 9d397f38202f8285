import { useTranslations } from 'next-intl';
import type { RollEntry } from '@/domain/voting/rules/rule';
import { SeatNotes } from '@/components/voting/roll-call';

/** A line of the roll as it was frozen: who has a vote, and who casts it. */
export type RollListLine = RollEntry & {
  delegationId: string;
  suspendedFor: string | null;
  proxyId: string | null;
};

/** The roll with what sets its lines apart: weight, a suspended seat, a proxy. */
export function RollList({ roll }: { roll: readonly RollListLine[] }) {
  const words = useTranslations('conduct');
  const nameOf = new Map(roll.map(({ delegationId, name }) => [delegationId, name]));
  return (
    <ol className="mt-1">
      {roll.map(({ id, name, weight, groups, suspendedFor, proxyId }) => (
        <li key={id} className="border-b border-line py-1.5">
          {name}
          <SeatNotes {...{ weight, groups }} />
          {proxyId !== null && (
            <p className="text-sm text-muted">
              {words('byProxy', { holder: nameOf.get(proxyId) ?? '' })}
            </p>
          )}
          {suspendedFor !== null && (
            <p className="text-sm text-muted">{words('suspendedSeat', { reason: suspendedFor })}</p>
          )}
        </li>
      ))}
    </ol>
  );
}
