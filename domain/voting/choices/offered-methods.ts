import { choiceMethods, type ChoiceMethod, type ChoiceRule } from './choice';

/** How a ballot of a method is marked. */
export type Marking = 'one' | 'several' | 'grades' | 'ranks';

const markings = {
  plurality: 'one',
  approval: 'several',
  score: 'grades',
  'majority-judgment': 'grades',
  borda: 'ranks',
  irv: 'ranks',
  schulze: 'ranks',
  'ranked-pairs': 'ranks',
  'stv-scottish': 'ranks',
} as const satisfies Record<ChoiceMethod, Marking>;

/** How a ballot of a method is marked: by one choice, several, grades or ranks [V19]. */
export function markingOf(method: ChoiceMethod): Marking {
  return markings[method];
}

/** Methods whose law or purpose knows no equal ranks [V19]. */
export function allowsEqualRanks(method: ChoiceMethod): boolean {
  return method !== 'plurality' && method !== 'irv' && method !== 'stv-scottish';
}

export type MethodOption = Exclude<keyof ChoiceRule, 'lot' | 'quorum'>;

const options = {
  plurality: ['rounds'],
  approval: ['max'],
  score: ['max', 'blankScore'],
  'majority-judgment': ['max', 'blankScore'],
  borda: ['unranked'],
  irv: [],
  schulze: ['unranked', 'strength'],
  'ranked-pairs': ['unranked', 'strength'],
  'stv-scottish': [],
} as const satisfies Record<ChoiceMethod, readonly MethodOption[]>;

/** What can be chosen of a method beside its name. */
export function optionsOf(method: ChoiceMethod): readonly MethodOption[] {
  return options[method];
}

export const markingOptions = {
  unranked: ['tied-last', 'no-preference'],
  strength: ['winning-votes', 'margins'],
  blankScore: ['zero', 'skip'],
} as const;

/** The highest grade where the chair says nothing else, and the highest there may be. */
export const usualGrade = 5;
export const gradeMax = 10;

/** The methods in the order they are offered: first the one that suits so many options and seats. */
export function methodsToOffer(optionCount: number, seats: number): readonly ChoiceMethod[] {
  const usual = seats > 1 ? 'stv-scottish' : optionCount === 2 ? 'plurality' : 'schulze';
  return [usual, ...choiceMethods.filter((method) => method !== usual)];
}
