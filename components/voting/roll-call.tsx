import { useTranslations } from 'next-intl';
import type { RollCallLine } from '@/domain/voting/vote-snapshot';

const inks = {
  yes: 'text-positive',
  no: 'text-negative',
  abstain: 'text-muted',
  'not-participating': 'text-muted',
  blank: 'text-muted',
  invalid: 'text-muted',
  absent: 'text-muted',
  'not-entitled': 'text-muted',
  voted: 'text-ink',
} as const satisfies Record<RollCallLine['state'], string>;

/** Who voted how, in the body's order, and whose vote was a veto. */
export function RollCall({
  rollCall,
  vetoedBy = [],
  absent,
}: {
  rollCall: readonly RollCallLine[];
  vetoedBy?: readonly string[];
  /** What is said of those without a ballot while the vote still runs. */
  absent?: string;
}) {
  const [words, verdict] = [useTranslations('votes'), useTranslations('verdict')];
  return (
    <ol className="gap-x-10 sm:columns-2">
      {rollCall.map(({ voter, name, weight, groups, state }) => (
        <li
          key={voter}
          className="flex break-inside-avoid items-baseline justify-between gap-4 border-b border-line py-2"
        >
          <span>
            {name}
            <SeatNotes {...{ weight, groups }} />
          </span>
          <span className={`shrink-0 text-end font-medium ${inks[state]}`}>
            {state === 'absent' && absent !== undefined ? absent : verdict(`states.${state}`)}
            {vetoedBy.includes(voter) && ` (${words('vetoMark')})`}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** What sets a seat apart: a weight other than one, permanent membership. */
export function SeatNotes({ weight, groups }: { weight: string; groups: readonly string[] }) {
  const words = useTranslations('votes');
  const notes = [
    weight !== '1' && words('weight', { weight }),
    groups.includes('permanent') && words('permanent'),
  ].filter((note) => note !== false);
  if (notes.length === 0) return null;
  return <span className="ms-2 text-sm text-muted">{notes.join(', ')}</span>;
}
