import { useTranslations } from 'next-intl';
import { WideTable } from '@/components/ui/wide-table';
import type { Verdict } from '@/domain/voting/rules/verdict';
import { OptionLabel, type NamedResult } from './option-label';

type Props = NamedResult & {
  histogram: NonNullable<Verdict['histogram']>;
  totals: Readonly<Record<string, string>>;
  highest: number;
  nameOf: (grade: number) => string;
  /** Whether what decides is a grade of its own, the median. */
  isMedian: boolean;
};

/** From the worst grade to the best: the same colour, paler or stronger. */
const opacities = ['0.12', '0.3', '0.48', '0.66', '0.84', '1'] as const;

/** How often each option was given each grade: a bar and the numbers. */
export function GradeTable({
  options,
  elected,
  histogram,
  totals,
  highest,
  nameOf,
  isMedian,
}: Props) {
  const words = useTranslations('choiceResult');
  const grades = Array.from({ length: highest + 1 }, (_, index) => highest - index);
  const given = (id: string, grade: number) => Number(histogram[id]?.[String(grade)] ?? 0);
  return (
    <WideTable label={words('gradesCaption')}>
      <table className="w-full min-w-max text-sm tabular-nums">
        <caption className="sr-only">{words('gradesCaption')}</caption>
        <thead>
          <tr>
            <th scope="col" className="pe-4 text-start font-normal text-muted">
              {words('option')}
            </th>
            {grades.map((grade) => (
              <th key={grade} scope="col" className="px-2 text-end font-normal">
                {nameOf(grade)}
              </th>
            ))}
            <th scope="col" className="ps-4 text-end font-semibold">
              {words(isMedian ? 'median' : 'sum')}
            </th>
          </tr>
        </thead>
        <tbody>
          {options.map((option) => (
            <tr key={option.id} className="border-t border-line">
              <th scope="row" className="min-w-40 py-2 pe-4 text-start font-normal">
                <OptionLabel option={option} isElected={elected.includes(option.id)} />
                <Stacked
                  parts={grades.map((grade) => [grade, given(option.id, grade)])}
                  {...{ highest }}
                />
              </th>
              {grades.map((grade) => (
                <td key={grade} className="px-2 py-2 text-end align-top">
                  {given(option.id, grade)}
                </td>
              ))}
              <td className="py-2 ps-4 text-end align-top font-semibold">
                {isMedian ? nameOf(Number(totals[option.id])) : totals[option.id]}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}

type StackedProps = { parts: readonly (readonly [number, number])[]; highest: number };

function Stacked({ parts, highest }: StackedProps) {
  const total = parts.reduce((sum, [, count]) => sum + count, 0) || 1;
  const before = (index: number) =>
    parts.slice(0, index).reduce((sum, [, count]) => sum + count, 0) / total;
  return (
    <svg aria-hidden="true" className="mt-1 h-3 w-full overflow-hidden rounded-sm bg-sunken">
      {parts.map(([grade, count], index) => (
        <rect
          key={grade}
          x={`${before(index) * 100}%`}
          width={`${(count / total) * 100}%`}
          height="100%"
          fillOpacity={opacities[Math.round((grade / highest) * (opacities.length - 1))]}
          className="fill-accent stroke-surface"
        />
      ))}
    </svg>
  );
}
