import { useTranslations } from 'next-intl';
import type { BallotState } from '@/domain/voting/rules/rule';
import type { Verdict } from '@/domain/voting/rules/verdict';

/** How each answer looks in the bar and beside its word. Colour never stands alone. */
const looks = {
  yes: 'fill-positive',
  no: 'fill-negative',
  abstain: 'fill-line-strong',
  'not-participating': 'fill-line-strong',
  blank: 'fill-line-strong',
  invalid: 'fill-line-strong',
  absent: 'fill-line',
  'not-entitled': 'fill-line',
} as const satisfies Record<BallotState, string>;

const always: readonly BallotState[] = ['yes', 'no', 'abstain'];

/** The votes as a bar, and the same numbers as a table for everybody who reads. */
export function TallyBar({ tally }: { tally: Verdict['tally'] }) {
  const [words, verdict] = [useTranslations('votes'), useTranslations('verdict')];
  const states = (Object.keys(looks) as BallotState[]).filter(
    (state) => always.includes(state) || tally[state] !== '0',
  );
  return (
    <div className="grid gap-x-8 gap-y-4 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center">
      <Bar parts={states.map((state) => [state, Number(tally[state])])} />
      <table className="text-base">
        <caption className="sr-only">{words('tallyCaption')}</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">{words('tallyAnswer')}</th>
            <th scope="col">{words('tallyVotes')}</th>
          </tr>
        </thead>
        <tbody>
          {states.map((state) => (
            <tr key={state}>
              <th scope="row" className="py-0.5 pe-6 text-start font-normal">
                <span className="inline-flex items-center gap-2.5">
                  <svg aria-hidden="true" className="size-3">
                    <rect width="100%" height="100%" rx="2" className={looks[state]} />
                  </svg>
                  {verdict(`states.${state}`)}
                </span>
              </th>
              <td className="py-0.5 text-end font-semibold tabular-nums">{tally[state]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Drawn with attributes only: the page's policy refuses styles written into elements. */
function Bar({ parts }: { parts: readonly (readonly [BallotState, number])[] }) {
  const total = parts.reduce((sum, [, votes]) => sum + votes, 0);
  const drawn = parts
    .filter(([, votes]) => votes > 0)
    .map(([state, votes], index, all) => {
      const before = all.slice(0, index).reduce((sum, [, others]) => sum + others, 0);
      return { state, from: (before / total) * 100, width: (votes / total) * 100 };
    });
  return (
    <svg aria-hidden="true" className="h-9 w-full overflow-hidden rounded-md">
      {drawn.map(({ state, from, width }) => (
        <rect
          key={state}
          x={`${from}%`}
          width={`${width}%`}
          height="100%"
          className={`${looks[state]} stroke-surface stroke-2`}
        />
      ))}
    </svg>
  );
}
