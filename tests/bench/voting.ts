import { Schulze, utils } from 'votes';
import {
  choiceMethods,
  type ChoiceBallot,
  type ChoiceMethod,
} from '@/domain/voting/choices/choice';
import { markingOf } from '@/domain/voting/choices/offered-methods';
import { decideChoice } from '@/domain/voting/choices/decide-choice';
import { decide } from '@/domain/voting/rules/decide';
import { presets } from '@/domain/voting/rules/presets';
import type { Answer } from '@/domain/voting/rules/rule';

/**
 * `npm run bench:voting`: a million rankings, ten thousand answers, and in every method
 * ten thousand ballots over fifty options, which have to take less than a second. Times are
 * what the processor worked, so that a busy machine does not count.
 */
const random = numbersFrom(20_261_124);

const answers: readonly Answer[] = ['yes', 'no', 'abstain', 'not-participating'];
const roll = Array.from({ length: 10_000 }, (_, index) => ({
  id: `member-${index}`,
  name: `Member ${index}`,
  weight: '1',
  groups: [],
  entitled: true,
}));
const ballots = roll.map(({ id }) => ({
  voter: id,
  answer: answers[Math.floor(random() * answers.length)] ?? 'yes',
}));
measure('roll call, 10,000 ballots', 20, () => decide(presets['two-thirds'], roll, ballots));

const options = 'ABCDEFGHIJ'.split('').map((id) => ({ id, name: id }));
const rankings = Array.from({ length: 1_000_000 }, () => ({
  ranking: shuffled(options.map(({ id }) => id)).map((id) => [id]),
}));

const ours = measure('Schulze, 1,000,000 ballots over 10 options', 3, () =>
  decideChoice({ method: 'schulze', rule: {}, roll: null, ballots: rankings, options, seats: 1 }),
);
const weighed = rankings.map(({ ranking }) => ({ ranking, weight: 1 }));
const candidates = options.map(({ id }) => id);
const theirs = measure('the same by the package votes', 1, () =>
  new Schulze(utils.matrixFromBallots(weighed, candidates)).ranking(),
);
console.log(`same winner: ${String(ours.elected[0] === theirs[0]?.[0])}`);

const fifty = Array.from({ length: 50 }, (_, index) => ({
  id: `o${index}`,
  name: `Option ${index}`,
}));
const orders = Array.from({ length: 10_000 }, () => shuffled(fifty.map(({ id }) => id)));
for (const method of choiceMethods) {
  const marked = orders.map((order) => markedBy(method, order));
  const vote = { method, roll: null, ballots: marked, options: fifty, seats: 3 };
  measure(`${method}, 10,000 ballots over 50 options`, 3, () =>
    decideChoice({ ...vote, rule: {} }),
  );
  const lot = fifty.map(({ id }) => id);
  measure('  the same by a lot', 3, () => decideChoice({ ...vote, rule: { lot } }));
}
// Few ballots over many options: nearly everything is tied.
for (const method of ['irv', 'ranked-pairs', 'stv-scottish'] as const) {
  for (const ballotCount of [6, 26, 200]) {
    const few = orders.slice(0, ballotCount).map((order) => markedBy(method, order));
    const vote = { method, roll: null, ballots: few, options: fifty, seats: 3, rule: {} };
    measure(`${method}, ${ballotCount} ballots over 50 options`, 3, () => decideChoice(vote));
  }
}

function markedBy(method: ChoiceMethod, order: readonly string[]): ChoiceBallot {
  const marking = markingOf(method);
  if (marking === 'several') return { approves: order.slice(0, 9) };
  if (marking !== 'grades') return { ranking: order.map((id) => [id]) };
  return { scores: Object.fromEntries(order.map((id, index) => [id, index % 11])) };
}

function measure<Result>(name: string, times: number, count: () => Result): Result {
  const taken: number[] = [];
  let result = timed(count, taken);
  for (let run = 1; run < times; run += 1) result = timed(count, taken);
  const [best = 0] = taken.toSorted((left, right) => left - right);
  const first = taken[0] ?? 0;
  console.log(
    `${name}: first ${first.toFixed(1)} ms, best of ${times} ${best.toFixed(1)} ms of a core`,
  );
  return result;
}

function timed<Result>(count: () => Result, taken: number[]): Result {
  const before = process.cpuUsage();
  const result = count();
  const { user, system } = process.cpuUsage(before);
  taken.push((user + system) / 1000);
  return result;
}

function shuffled(ids: string[]): string[] {
  for (let at = ids.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [ids[at], ids[other]] = [ids[other] ?? '', ids[at] ?? ''];
  }
  return ids;
}

/** The same numbers every time (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
