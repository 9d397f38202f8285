import type { Answer, AnswerBallot, RollEntry } from '@/domain/voting/rules/rule';

const permanent = ['CHN', 'FRA', 'GBR', 'RUS', 'USA'];
const elected = ['ALB', 'BRA', 'GAB', 'GHA', 'IND', 'IRL', 'KEN', 'MEX', 'NOR', 'ARE'];

/** A roll of equals by id, or of weights by `[id, weight]`. */
export function rollOf(...voters: (string | [id: string, weight: string])[]): RollEntry[] {
  return voters.map((voter) => {
    const [id, weight] = typeof voter === 'string' ? [voter, '1'] : voter;
    return { id, name: id, weight, groups: [], entitled: true };
  });
}

/** The Security Council of 2022: ten elected seats and the five permanent ones. */
export const council: RollEntry[] = [...permanent, ...elected].map((id) => ({
  id,
  name: id,
  weight: '1',
  groups: permanent.includes(id) ? ['permanent'] : [],
  entitled: true,
}));

/** Ballots of the Council; whoever is not named says `others`. */
export function councilVoting(named: Record<string, Answer>, others: Answer): AnswerBallot[] {
  return council.map(({ id }) => ({ voter: id, answer: named[id] ?? others }));
}

/** A roll and ballots with so many of each state. */
export function voting(counts: Partial<Record<Answer | 'absent', number>>) {
  const states = Object.entries(counts).flatMap(([state, count]) =>
    Array.from({ length: count ?? 0 }, () => state),
  );
  const roll = rollOf(...states.map((_, index) => `m${index}`));
  const ballots = states.flatMap((state, index): AnswerBallot[] =>
    state === 'absent' ? [] : [{ voter: `m${index}`, answer: state as Answer }],
  );
  return { roll, ballots };
}
