import { useTranslations } from 'next-intl';
import { Bar } from './bar';
import { OptionLabel, type NamedResult } from './option-label';

type Props = NamedResult & { totals: Readonly<Record<string, string>> };

/** What each option came to, the most first, as a table with a bar in each row. */
export function OptionBars({ options, elected, totals }: Props) {
  const words = useTranslations('choiceResult');
  const amount = (id: string) => Number(totals[id] ?? 0);
  const most = Math.max(...options.map(({ id }) => amount(id)), 1);
  const place = (id: string) => (elected.includes(id) ? elected.indexOf(id) : elected.length);
  const ordered = options.toSorted(
    (one, other) => place(one.id) - place(other.id) || amount(other.id) - amount(one.id),
  );
  return (
    <table className="w-full text-base">
      <caption className="sr-only">{words('totalsCaption')}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{words('option')}</th>
          <th scope="col">{words('votes')}</th>
        </tr>
      </thead>
      <tbody>
        {ordered.map((option) => (
          <tr key={option.id} className="border-b border-line last:border-0">
            <th scope="row" className="py-2 text-start font-normal">
              <OptionLabel option={option} isElected={elected.includes(option.id)} />
              <Bar
                share={amount(option.id) / most}
                look={elected.includes(option.id) ? 'elected' : 'other'}
              />
            </th>
            <td className="w-24 py-2 ps-4 text-end align-top text-lg font-semibold tabular-nums">
              {totals[option.id]}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
