import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button';
import { PrintButton } from '@/components/voting/print-button';
import type { RollEntry } from '@/domain/voting/rules/rule';
import type { UncountedMethod } from '@/domain/voting/terms';

/** How it is decided without a vote, and whose objection counts. */
export function DecisionTerms({
  method,
  roll,
}: {
  method: UncountedMethod;
  roll: readonly RollEntry[];
}) {
  const [words, votes] = [useTranslations('decisions'), useTranslations('votes')];
  const asked = roll.filter(({ entitled }) => entitled);
  return (
    <dl className="flex flex-col gap-5 text-[0.9375rem]">
      <div>
        <dt className="text-sm font-semibold">{words('ruleTitle')}</dt>
        <dd className="mt-0.5">
          <span className="font-medium">{words(`methods.${method}.name`)}.</span>{' '}
          {words(`methods.${method}.hint`)} {words('nothingCounted')}
        </dd>
      </div>
      <div>
        <dt className="text-sm font-semibold">{words('askedTitle')}</dt>
        <dd className="mt-0.5">
          <details>
            <summary className="min-h-6">{words('askedCount', { count: asked.length })}</summary>
            <p className="mt-2 text-sm text-muted">{votes('rollFrozen')}</p>
            <ol className="mt-1">
              {asked.map(({ id, name }) => (
                <li key={id} className="border-b border-line py-1.5">
                  {name}
                </li>
              ))}
            </ol>
          </details>
        </dd>
      </div>
    </dl>
  );
}

/** The record to take along, from which anybody judges again. */
export function JudgeAgain({ href }: { href: string }) {
  const [words, votes] = [useTranslations('decisions'), useTranslations('votes')];
  return (
    <section aria-labelledby="recount" className="no-print mt-8">
      <h2 id="recount" className="font-semibold">
        {words('record')}
      </h2>
      <p className="mt-1 max-w-prose text-[0.9375rem] text-muted">{words('recordBody')}</p>
      <div className="mt-3 flex flex-wrap gap-3">
        <a href={`${href}/record.json`} className={buttonClass()} download>
          {words('recordJson')}
        </a>
        <PrintButton>{votes('print')}</PrintButton>
      </div>
    </section>
  );
}
