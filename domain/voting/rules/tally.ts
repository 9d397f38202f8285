import { type Amount, amountOf, heads, parseAmount, plus, type Unit } from './amount';
import type { Fault } from '@/domain/voting/fault';
import { type AnswerBallot, type BallotState, ballotStates, type RollEntry } from './rule';

/** The eight states of the voters, in one unit. They add up to the roll [V2]. */
export type Tally<U extends Unit> = Readonly<Record<BallotState, Amount<U>>>;

/**
 * What a count knows. Where only totals or secret ballots are known there are no
 * weights and no names; the names of those who could have vetoed may come by themselves.
 */
export type Standing = {
  readonly people: Tally<'people'>;
  /** Null where the weights behind the ballots are not known. */
  readonly weight: Tally<'weight'> | null;
  /** Whoever said no; null where the ballots carry no names. */
  readonly opposed: readonly Opponent[] | null;
  /** The weights of those entitled; empty where they are not known. */
  readonly entitledWeights: readonly Amount<'weight'>[];
};

/** Old records name only those who vetoed, not their groups: then `any` [V16]. */
type Opponent = { readonly id: string; readonly groups: readonly string[] | 'any' };

export type Count = { readonly standing: Standing; readonly faults: readonly Fault[] };

type MutableTally<U extends Unit> = Record<BallotState, Amount<U>>;

/** A tally of nobody. */
export function emptyTally<U extends Unit>(): MutableTally<U> {
  const nothing = ballotStates.map((state) => [state, amountOf<U>(0n)] as const);
  return Object.fromEntries(nothing) as MutableTally<U>;
}

/**
 * Counts ballots against the roll to the eight states [V2]. Whoever is on the roll
 * without a ballot is absent. A ballot that may not be counted is a fault and is
 * never silently dropped [V3].
 */
export function countBallots(roll: readonly RollEntry[], ballots: readonly AnswerBallot[]): Count {
  const named = ballots.filter((ballot) => ballot.voter !== undefined).length;
  if (named === 0 && ballots.length > 0) return countSecretBallots(roll, ballots);
  if (named < ballots.length) {
    const standing = countRollCall(roll, []).standing;
    return { standing, faults: [{ code: 'mixed-ballots', at: 'ballots' }] };
  }
  return countRollCall(roll, ballots);
}

function countRollCall(roll: readonly RollEntry[], ballots: readonly AnswerBallot[]): Count {
  const { answers, faults } = matchToRoll(roll, ballots);
  const counted = Object.fromEntries(ballotStates.map((state) => [state, 0])) as StateCounts;
  const ones = { ...counted };
  const weight = emptyTally<'weight'>();
  const opposed: Opponent[] = [];
  const entitledWeights: Amount<'weight'>[] = [];
  roll.forEach((entry, place) => {
    const state = entry.entitled ? (answers[place] ?? 'absent') : 'not-entitled';
    const carried = weightOf(entry);
    counted[state] += 1;
    // Most rolls are of equals, and small numbers add up much faster than large ones.
    if (entry.weight === '1') ones[state] += 1;
    else weight[state] = plus(weight[state], carried);
    if (entry.entitled) entitledWeights.push(carried);
    if (state === 'no') opposed.push({ id: entry.id, groups: entry.groups });
  });
  const people = emptyTally<'people'>();
  for (const state of ballotStates) {
    people[state] = heads(counted[state]);
    weight[state] = plus(weight[state], amountOf(heads(ones[state])));
  }
  return { standing: { people, weight, opposed, entitledWeights }, faults };
}

type StateCounts = Record<BallotState, number>;

/** The answers at the places of their voters on the roll: each name is looked up once. */
function matchToRoll(roll: readonly RollEntry[], ballots: readonly AnswerBallot[]) {
  const places = new Map<string, number>();
  roll.forEach(({ id }, place) => places.set(id, place));
  const answers = roll.map((): AnswerBallot['answer'] | null => null);
  const faults: Fault[] = [];
  ballots.forEach(({ voter = '', answer }, index) => {
    const place = places.get(voter) ?? -1;
    const code = voterFault(roll[place], (answers[place] ?? null) !== null);
    if (code) faults.push({ code, at: `ballots[${index}].voter`, found: voter });
    else answers[place] = answer;
  });
  return { answers, faults };
}

/** Why a named ballot may not be counted [V3]; null when it may. */
export function voterFault(
  voter: Pick<RollEntry, 'entitled'> | undefined,
  hasVoted: boolean,
): 'unknown-voter' | 'not-entitled' | 'voted-twice' | null {
  if (voter === undefined) return 'unknown-voter';
  if (!voter.entitled) return 'not-entitled';
  return hasVoted ? 'voted-twice' : null;
}

/** Reads an entry's weight; a weight that is no decimal is a bug here, a fault in a record. */
export function weightOf(entry: RollEntry): Amount<'weight'> {
  const weight = parseAmount<'weight'>(entry.weight);
  if (weight === null) throw new RangeError(`The weight of ${entry.id} is no decimal.`);
  return weight;
}

/** Secret ballots: how many said what, and how many of the entitled are missing [V17]. */
function countSecretBallots(roll: readonly RollEntry[], ballots: readonly AnswerBallot[]): Count {
  const people = emptyTally<'people'>();
  let cast = 0;
  for (const { answer, count = 1 } of ballots) {
    people[answer] = plus(people[answer], heads(count));
    cast += count;
  }
  const entitled = roll.filter((entry) => entry.entitled);
  const known = roll.length > 0;
  people['not-entitled'] = heads(roll.length - entitled.length);
  people.absent = heads(known ? Math.max(0, entitled.length - cast) : 0);
  const allWeighOne = entitled.every((entry) => entry.weight === '1');
  const standing = {
    people,
    weight: allWeighOne ? asWeight(people) : null,
    opposed: null,
    entitledWeights: entitled.map(weightOf),
  };
  const [found, expected] = [String(cast), String(entitled.length)];
  const tooMany: Fault = { code: 'too-many-ballots', at: 'ballots', found, expected };
  return { standing, faults: known && cast > entitled.length ? [tooMany] : [] };
}

/** Where everybody weighs one, heads and weights are the same numbers. */
function asWeight(people: Tally<'people'>): Tally<'weight'> {
  const entries = ballotStates.map((state) => [state, amountOf<'weight'>(people[state])] as const);
  return Object.fromEntries(entries) as Tally<'weight'>;
}

/** Everybody of the tally, the suspended included. */
export function sumOf<U extends Unit>(tally: Tally<U>, states: readonly BallotState[]): Amount<U> {
  return states.reduce((sum, state) => plus(sum, tally[state]), amountOf<U>(0n));
}
