import { useTranslations } from 'next-intl';
import type { BallotState } from '@/domain/voting/rule';
import type { Verdict } from '@/domain/voting/verdict';

/** How each answer looks in the bar and beside its word. Colour never stands alone. */
const looks = {
  yes: 'bg-positive',
  no: 'bg-negative',
  abstain: 'bg-line-strong',
  'not-participating': 'bg-line-strong',
  blank: 'bg-line-strong',
  invalid: 'bg-line-strong',
  absent: 'bg-line',
  'not-entitled': 'bg-line',
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
      <div aria-hidden="true" className="flex h-9 gap-0.5 overflow-hidden rounded-md">
        {states
          .filter((state) => tally[state] !== '0')
          .map((state) => (
            <div
              key={state}
              className={`${looks[state]} min-w-1`}
              style={{ flexGrow: Number(tally[state]), flexBasis: 0 }}
            />
          ))}
      </div>
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
                  <span aria-hidden="true" className={`size-3 rounded-xs ${looks[state]}`} />
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
