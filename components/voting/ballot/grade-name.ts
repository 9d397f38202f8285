'use client';

import { useTranslations } from 'next-intl';
import { usualGrade } from '@/domain/voting/choices/offered-methods';
import type { Deciding } from '@/domain/voting/terms';

const gradeWords = ['reject', 'poor', 'fair', 'good', 'veryGood', 'excellent'] as const;

/** What a grade is called: majority judgment has words for its six usual grades. */
export function useGradeName(deciding: Deciding): (grade: number) => string {
  const words = useTranslations('ballot.grades');
  const hasWords =
    deciding.method === 'majority-judgment' && (deciding.rule.max ?? usualGrade) === usualGrade;
  return (grade) => {
    const word = hasWords ? gradeWords[grade] : undefined;
    return word ? words(word) : String(grade);
  };
}
