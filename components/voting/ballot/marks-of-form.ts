import { rankingOf } from '@/domain/voting/choices/ranking';

/** The fields of a ballot's form; each kind of marks has its own. */
export const fieldOf = {
  marking: 'marking',
  answer: 'answer',
  reason: 'reason',
  one: 'choice',
  several: 'approves',
  rank: (id: string) => `rank:${id}`,
  grade: (id: string) => `grade:${id}`,
} as const;

/**
 * Reads how a ballot is marked from its form, in the shape that the rules read; they say
 * what is wrong with it. An answer in place of choosing (abstain) goes before all marks.
 */
export function marksOfForm(form: FormData): Record<string, unknown> {
  const answer = textOf(form, fieldOf.answer);
  const reason = textOf(form, fieldOf.reason);
  if (answer !== '') return { answer, ...(reason !== '' && { objection: { reason } }) };
  switch (textOf(form, fieldOf.marking)) {
    case 'one': {
      const choice = textOf(form, fieldOf.one);
      return { ranking: choice === '' ? [] : [[choice]] };
    }
    case 'several':
      return { approves: form.getAll(fieldOf.several) };
    case 'grades':
      return { scores: numbersOf(form, fieldOf.grade('')) };
    case 'ranks':
      return { ranking: rankingOf(numbersOf(form, fieldOf.rank(''))) };
    default:
      return { answer };
  }
}

function textOf(form: FormData, field: string): string {
  const value = form.get(field);
  return typeof value === 'string' ? value : '';
}

/** The numbers of all fields with this beginning, by the rest of their names. */
function numbersOf(form: FormData, beginning: string): Record<string, number> {
  const numbers: Record<string, number> = {};
  for (const [name, value] of form) {
    if (!name.startsWith(beginning) || value === '') continue;
    numbers[name.slice(beginning.length)] = Number(value);
  }
  return numbers;
}
