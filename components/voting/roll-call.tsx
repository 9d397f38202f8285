'use client';

import { useTranslations } from 'next-intl';
import { useMarksInWords } from './ballot/marks-in-words';
import { useVote } from './vote-context';
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
  const conduct = useTranslations('conduct');
  const { deciding } = useVote().terms;
  const inWords = useMarksInWords(deciding);
  const isChoice = 'options' in deciding;
  return (
    <ol className={`gap-x-10 ${isChoice ? '' : 'sm:columns-2'}`}>
      {rollCall.map(({ voter, name, weight, groups, state, content, proxy, mustAbstain }) => (
        <li
          key={voter}
          className="flex break-inside-avoid items-baseline justify-between gap-4 border-b border-line py-2"
        >
          <span>
            {name}
            <SeatNotes {...{ weight, groups }} />
            {proxy !== null && (
              <span className="block text-sm text-muted">
                {conduct('byProxy', { holder: proxy })}
              </span>
            )}
          </span>
          <span
            className={`text-end font-medium break-words ${isChoice ? 'min-w-0' : 'shrink-0'} ${inks[state]}`}
          >
            {!mustAbstain && (state === 'voted' || deciding.method === 'consent') && content
              ? inWords(content)
              : state === 'absent' && absent !== undefined
                ? absent
                : verdict(`states.${state}`)}
            {mustAbstain && (
              <span className="block text-sm font-normal text-muted">
                {content
                  ? conduct('ruledBallot', { answer: inWords(content) })
                  : conduct('ruledNoBallot')}
              </span>
            )}
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
