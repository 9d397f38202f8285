'use client';

import { useTranslations } from 'next-intl';
import type { BallotContent } from '@/domain/voting/casting/ballot';
import { allowsEqualRanks, markingOf } from '@/domain/voting/choices/offered-methods';
import type { Deciding } from '@/domain/voting/terms';
import { AnswerMarks } from './answer-marks';
import { ConsentMarks } from './consent-marks';
import { GradeMarks } from './grade-marks';
import { fieldOf } from './marks-of-form';
import { OneMark, SeveralMarks } from './option-marks';
import { RankMarks } from './rank-marks';

type Props = {
  deciding: Deciding;
  delegation: string;
  /** What stands so far. */
  marked: BallotContent | null;
  /** A question without a text. */
  isBare?: boolean;
};

/** What there is to mark on a ballot, by the vote's method. */
export function Marks({ deciding, delegation, marked, isBare = false }: Props) {
  const [words, votes] = [useTranslations('ballot'), useTranslations('votes')];
  const decisions = useTranslations('decisions');
  if (deciding.method === 'consent') {
    return <ConsentMarks legend={decisions('consentLegend', { delegation })} marked={marked} />;
  }
  if (!('options' in deciding)) {
    const legend = votes('ballotLegend', { delegation });
    return <AnswerMarks {...{ legend, marked, isBare }} />;
  }
  const { options, method, rule } = deciding;
  const marking = markingOf(method);
  const legend = words(`legends.${marking}`, { delegation });
  return (
    <>
      <input type="hidden" name={fieldOf.marking} value={marking} />
      {marking === 'one' && <OneMark {...{ legend, options, marked }} />}
      {marking === 'several' && (
        <SeveralMarks {...{ legend, options, marked }} max={rule.max ?? null} />
      )}
      {marking === 'grades' && <GradeMarks {...{ legend, deciding, marked }} />}
      {marking === 'ranks' && (
        <RankMarks {...{ legend, options, marked }} isStrict={!allowsEqualRanks(method)} />
      )}
    </>
  );
}
