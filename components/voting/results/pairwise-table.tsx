import { useTranslations } from 'next-intl';
import { WideTable } from '@/components/ui/wide-table';
import type { Verdict } from '@/domain/voting/rules/verdict';
import { OptionLabel, type NamedResult } from './option-label';

type Props = NamedResult & { pairwise: NonNullable<Verdict['pairwise']> };

/** How many prefer the option of the row to the one of the column; victories stand out. */
export function PairwiseTable({ options, elected, pairwise }: Props) {
  const words = useTranslations('choiceResult');
  const preferring = (one: string, other: string) => pairwise[one]?.[other] ?? '0';
  return (
    <WideTable label={words('pairwiseCaption')}>
      <table className="min-w-max text-sm tabular-nums">
        <caption className="mb-2 max-w-prose text-start text-muted">
          {words('pairwiseHint')}
        </caption>
        <thead>
          <tr>
            <th scope="col" className="text-start font-normal text-muted">
              {words('option')}
            </th>
            {options.map(({ id, name }) => (
              <th key={id} scope="col" className="min-w-14 px-2 text-center font-normal">
                <abbr title={name} className="no-underline">
                  {id}
                </abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {options.map((option) => (
            <tr key={option.id} className="border-t border-line">
              <th
                scope="row"
                className="sticky start-0 max-w-48 bg-surface py-2 pe-4 text-start font-normal break-words"
              >
                <OptionLabel option={option} isElected={elected.includes(option.id)} />
              </th>
              {options.map(({ id: other, name }) => {
                const [mine, theirs] = [preferring(option.id, other), preferring(other, option.id)];
                const wins = Number(mine) > Number(theirs);
                return (
                  <td
                    key={other}
                    className={`px-2 py-2 text-center ${wins ? 'bg-positive-soft font-semibold' : ''}`}
                  >
                    {option.id === other ? (
                      <span aria-hidden="true" className="text-muted">
                        ·
                      </span>
                    ) : (
                      <>
                        {mine}
                        {wins && (
                          <>
                            <span aria-hidden="true"> ▲</span>
                            <span className="sr-only"> {words('beats', { name })}</span>
                          </>
                        )}
                      </>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}
