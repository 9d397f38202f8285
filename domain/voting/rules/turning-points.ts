import { type Amount, amountOf, heads } from './amount';
import type { BallotState, ThresholdRule } from './rule';
import { rulesWithin } from './rule';
import { type Standing, sumOf, type Tally } from './tally';
import type { Outcome, Turn } from './verdict';

/** Decides a standing to its outcome. */
type Judge = (standing: Standing) => Outcome;

/** Present, but neither for nor against. */
const present = ['abstain', 'not-participating', 'blank', 'invalid'] as const;

/**
 * The least changes that would have made it come out otherwise [V36], each found by
 * deciding again: so many of those who stood somewhere voting otherwise, all others as
 * they did. Only where every voter counts alike; else it matters who.
 */
export function turningPoints(
  rule: ThresholdRule,
  standing: Standing,
  outcome: Outcome,
  judge: Judge,
): readonly Turn[] {
  const moves = movesOf(rule, standing);
  if (!moves) return [];
  const reaches = (
    states: readonly BallotState[],
    to: BallotState,
    ends: (o: Outcome) => boolean,
  ) => least(sumOf(standing.people, states), (count) => ends(judge(moves(states, to, count))));
  if (outcome === 'adopted') return failing(reaches);
  if (outcome === 'no-quorum') return gathering(rule, reaches);
  return outcome === 'rejected' || outcome === 'tied' ? carrying(standing, reaches) : [];
}

type Reaches = (
  states: readonly BallotState[],
  to: BallotState,
  ends: (outcome: Outcome) => boolean,
) => number | null;

/** How many yes fewer would have defeated it: abstaining, or not there at all. */
function failing(reaches: Reaches): readonly Turn[] {
  const fails = (outcome: Outcome) => outcome !== 'adopted';
  const abstaining = reaches(['yes'], 'abstain', fails);
  const away = reaches(['yes'], 'absent', fails);
  if (abstaining === away) return turns('fewer-yes', away);
  return [...turns('yes-abstaining', abstaining), ...turns('yes-absent', away)];
}

/** How many more would have made a quorum. */
function gathering(rule: ThresholdRule, reaches: Reaches): readonly Turn[] {
  const isThere = (outcome: Outcome) => outcome !== 'no-quorum';
  const quorums = rulesWithin(rule).flatMap(({ quorum }) => quorum ?? []);
  const [first] = quorums;
  const isVoting = quorums.some(({ countedBy }) => countedBy === 'cast');
  const states = isVoting ? ([...present, 'absent'] as const) : (['absent'] as const);
  const count = reaches(states, isVoting ? 'no' : 'abstain', isThere);
  return first ? turns('more-present', count, isVoting ? 'cast' : 'present') : [];
}

/** How many yes more would have carried it, from whom; or how many had to change sides. */
function carrying({ people }: Standing, reaches: Reaches): readonly Turn[] {
  // A veto stops it anyway; here it is about votes enough.
  const carries = (outcome: Outcome) => outcome === 'adopted' || outcome === 'vetoed';
  /** Alike in whatever order they are taken, or how many are enough in every order. */
  const fromAny = (states: readonly BallotState[]) => {
    const orders = ordersOf(states.filter((state) => people[state] > 0n));
    const counts = orders.map((order) => reaches(order, 'yes', carries));
    const [first = null] = counts;
    const isAlike = counts.every((count) => count === first);
    const most = counts.includes(null) ? null : Math.max(...counts.map(Number));
    return { count: isAlike ? first : null, most };
  };
  const everybody = fromAny([...present, 'absent']);
  if (everybody.count !== null) return turns('more-yes', everybody.count);
  const thoseThere = fromAny(present).count;
  const abstaining = thoseThere === null ? reaches(['abstain'], 'yes', carries) : null;
  const alone = [
    ...turns('present-yes', thoseThere),
    ...turns('abstain-yes', abstaining),
    ...turns('absent-yes', reaches(['absent'], 'yes', carries)),
  ];
  if (alone.length > 0) return alone;
  const switched = turns('switched', reaches(['no'], 'yes', carries));
  return switched.length > 0 ? switched : turns('any-yes', everybody.most);
}

/** Every order of a few states. */
function ordersOf(states: readonly BallotState[]): readonly (readonly BallotState[])[] {
  if (states.length < 2) return [states];
  return states.flatMap((first) =>
    ordersOf(states.filter((state) => state !== first)).map((rest) => [first, ...rest]),
  );
}

function turns(kind: Turn['kind'], count: number | null, counted?: Turn['counted']): Turn[] {
  return count === null ? [] : [{ kind, count, ...(counted && { counted }) }];
}

/** The least number from 1 that does it, where a greater one does it too; null where none does. */
function least(most: Amount<'people'>, does: (count: number) => boolean): number | null {
  let [low, high] = [0, Number(most / heads(1))];
  if (high === 0 || !does(high)) return null;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (does(middle)) high = middle;
    else low = middle;
  }
  return high;
}

type Moves = (from: readonly BallotState[], to: BallotState, count: number) => Standing;

/** Moves voters from states, in their order, to another; null where it matters which voters. */
function movesOf(rule: ThresholdRule, standing: Standing): Moves | null {
  const isWeighed = rulesWithin(rule).some(({ unit }) => unit === 'weight');
  const [weight = heads(1)] = standing.entitledWeights;
  const isAlike = standing.entitledWeights.every((each) => each === weight);
  if (isWeighed && !(isAlike && standing.entitledWeights.length > 0)) return null;
  return (from, to, count) => ({
    ...standing,
    people: moved(standing.people, { from, to, each: heads(1) }, count),
    weight:
      isWeighed && standing.weight
        ? moved(standing.weight, { from, to, each: amountOf<'weight'>(weight) }, count)
        : standing.weight,
  });
}

type Move = { from: readonly BallotState[]; to: BallotState; each: bigint };

function moved<U extends 'people' | 'weight'>(
  tally: Tally<U>,
  { from, to, each }: Move,
  count: number,
): Tally<U> {
  const after: Record<BallotState, Amount<U>> = { ...tally };
  let left = BigInt(count) * each;
  for (const state of from) {
    const taken = after[state] < left ? after[state] : left;
    after[state] = amountOf(after[state] - taken);
    after[to] = amountOf(after[to] + taken);
    left -= taken;
  }
  return after;
}
