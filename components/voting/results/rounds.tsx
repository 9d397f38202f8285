import { useLocale, useTranslations } from 'next-intl';
import { WideTable } from '@/components/ui/wide-table';
import type { Stage } from '@/domain/voting/rules/verdict';
import { Bar } from './bar';
import { OptionLabel, type NamedResult } from './option-label';

type Props = NamedResult & {
  stages: readonly Stage[];
  /** How many stages came before these, where only some are shown. */
  firstStage?: number;
  /** What elects: the quota, or half of the papers; null where it differs by stage. */
  quota: string | null;
};

/** A transfer count stage by stage: one column each, with a bar in every cell. */
export function Rounds({ options, elected, stages, firstStage = 0, quota }: Props) {
  const words = useTranslations('choiceResult');
  const totals = stages.flatMap((stage) => Object.values(stage.totals).map(Number));
  const most = Math.max(...totals, Number(quota ?? 0), 1);
  const stoppedBetween = stages.at(-1)?.tied ?? [];
  const tied = useList(options.filter(({ id }) => stoppedBetween.includes(id)));
  return (
    <>
      {quota !== null && <p className="mb-2 text-sm text-muted">{words('quota', { quota })}</p>}
      <WideTable label={words('roundsCaption')}>
        <table className="w-full min-w-max text-sm tabular-nums">
          <caption className="sr-only">{words('roundsCaption')}</caption>
          <thead>
            <tr>
              <th scope="col" className="pe-4 text-start font-normal text-muted">
                {words('option')}
              </th>
              {stages.map((_, index) => (
                // A stage is known by its number.
                // oxlint-disable-next-line react/no-array-index-key -- drawn once
                <th key={index} scope="col" className="px-2 text-end font-semibold">
                  {words('stage', { number: firstStage + index + 1 })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {options.map((option) => (
              <tr key={option.id} className="border-t border-line">
                <th
                  scope="row"
                  className="sticky start-0 max-w-40 bg-surface py-2 pe-4 text-start font-normal break-words"
                >
                  <OptionLabel option={option} isElected={elected.includes(option.id)} />
                </th>
                {stages.map((stage, index) => (
                  // oxlint-disable-next-line react/no-array-index-key -- drawn once
                  <td key={index} className="min-w-24 px-2 py-2 text-end align-top">
                    <Cell stage={stage} id={option.id} most={most} />
                  </td>
                ))}
              </tr>
            ))}
            <tr className="border-t border-line text-muted">
              <th
                scope="row"
                className="sticky start-0 bg-surface py-2 pe-4 text-start font-normal"
              >
                {words('nonTransferable')}
              </th>
              {stages.map(({ nonTransferable }, index) => (
                // oxlint-disable-next-line react/no-array-index-key -- drawn once
                <td key={index} className="px-2 py-2 text-end">
                  {trimmed(nonTransferable)}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </WideTable>
      {tied !== '' && <p className="mt-2 text-sm">{words('stoppedForLot', { tied })}</p>}
    </>
  );
}

/** Names as a sentence lists them; nothing for none. */
function useList(options: NamedResult['options']): string {
  const locale = useLocale();
  const names = options.map(({ name }) => name);
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);
}

function Cell({ stage, id, most }: { stage: Stage; id: string; most: number }) {
  const words = useTranslations('choiceResult');
  const total = stage.totals[id];
  const isElected = stage.elected.includes(id);
  const isExcluded = stage.excluded.includes(id);
  return (
    <>
      {total === undefined ? <span className="text-muted">–</span> : trimmed(total)}
      {total !== undefined && (
        <Bar
          share={Number(total) / most}
          look={isElected ? 'elected' : isExcluded ? 'excluded' : 'other'}
        />
      )}
      {isElected && <span className="block text-positive">✓ {words('elected')}</span>}
      {isExcluded && <span className="block text-muted">✕ {words('excluded')}</span>}
      {stage.tied?.includes(id) === true && (
        <span className="block text-caution">= {words('tiedHere')}</span>
      )}
    </>
  );
}

/** Without decimals that say nothing: 2.00000 is 2. */
function trimmed(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}
