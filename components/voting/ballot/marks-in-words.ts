'use client';

import { useTranslations } from 'next-intl';
import type { BallotContent } from '@/domain/voting/casting/ballot';
import { markingOf } from '@/domain/voting/choices/offered-methods';
import type { Deciding } from '@/domain/voting/terms';
import { useGradeName } from './grade-name';

/** Says how a ballot is marked, in a few words of the reader's language. */
export function useMarksInWords(deciding: Deciding): (content: BallotContent) => string {
  const [votes, words] = [useTranslations('votes'), useTranslations('ballot')];
  const decisions = useTranslations('decisions');
  const gradeName = useGradeName(deciding);
  if (deciding.method === 'consent') {
    return (content) =>
      decisions(`consentAnswers.${'answer' in content ? content.answer : 'abstain'}`);
  }
  if (!('options' in deciding)) {
    return (content) => votes(`answers.${'answer' in content ? content.answer : 'abstain'}`);
  }
  const names = new Map(deciding.options.map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => names.get(id) ?? id;
  const listed = ([beginning = '', ...others]: readonly string[]) =>
    others.reduce((first, next) => words('then', { first, next }), beginning);
  return (content) => {
    if ('answer' in content) return votes(`answers.${content.answer}`);
    if ('approves' in content) return listed(content.approves.map(nameOf));
    if ('scores' in content) {
      const graded = deciding.options.filter(({ id }) => content.scores[id] !== undefined);
      return listed(
        graded.map(({ id, name }) =>
          words('graded', { name, grade: gradeName(content.scores[id] ?? 0) }),
        ),
      );
    }
    const ranks = content.ranking.map((equals) => equals.map(nameOf).join(' = '));
    if (markingOf(deciding.method) === 'one') return listed(ranks);
    return listed(ranks.map((equals, index) => `${index + 1}. ${equals}`));
  };
}
