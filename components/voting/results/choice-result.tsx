import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useGradeName } from '@/components/voting/ballot/grade-name';
import { usualGrade } from '@/domain/voting/choices/offered-methods';
import { ballotStates } from '@/domain/voting/rules/rule';
import type { Deciding } from '@/domain/voting/terms';
import type { Verdict } from '@/domain/voting/rules/verdict';
import { GradeTable } from './grade-table';
import { OptionBars } from './option-bars';
import { PairwiseTable } from './pairwise-table';
import { Rounds } from './rounds';

type Props = { verdict: Verdict; deciding: Extract<Deciding, { options: unknown }> };

/** What a choice came to, in pictures with their numbers: as the method counts it. */
export function ChoiceResult({ verdict, deciding }: Props) {
  const words = useTranslations('choiceResult');
  const gradeName = useGradeName(deciding);
  const { totals, stages, pairwise, histogram, quota, elected } = verdict;
  const named = { options: deciding.options, elected };
  return (
    <div className="flex flex-col gap-8">
      {stages && (
        <Picture title={words('rounds')}>
          <Rounds {...named} stages={stages} quota={quota ?? null} />
        </Picture>
      )}
      {totals && histogram && (
        <Picture title={words('grades')}>
          <GradeTable
            {...named}
            {...{ histogram, totals }}
            highest={deciding.rule.max ?? usualGrade}
            nameOf={gradeName}
            isMedian={deciding.method === 'majority-judgment'}
          />
        </Picture>
      )}
      {totals && !histogram && !stages && <OptionBars {...named} totals={totals} />}
      {pairwise && (
        <Picture title={words('pairwise')}>
          <PairwiseTable {...named} pairwise={pairwise} />
        </Picture>
      )}
      <Papers verdict={verdict} />
    </div>
  );
}

function Picture({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <h3 className="mb-2 text-sm font-semibold">{title}</h3>
      {children}
    </div>
  );
}

/** How many papers were counted, and what became of the others. */
function Papers({ verdict: { valid, tally } }: { verdict: Verdict }) {
  const [words, verdict] = [useTranslations('choiceResult'), useTranslations('verdict')];
  const others = ballotStates.filter((state) => tally[state] !== '0');
  const said = others.map((state) => `${verdict(`states.${state}`)} ${tally[state]}`);
  return (
    <p className="text-sm text-muted tabular-nums">
      {[words('valid', { valid: valid ?? '0' }), ...said].join(' · ')}
    </p>
  );
}
