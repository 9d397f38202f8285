/** Why a vote could not be counted: it took too much, or what is stored of it is damaged. */
export const countRefusals = ['count-over-limit', 'count-faulty'] as const;

export type CountRefusal = (typeof countRefusals)[number];
