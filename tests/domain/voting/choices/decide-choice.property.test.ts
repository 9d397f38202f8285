import * as fc from 'fast-check';
import { describe, it, vi } from 'vitest';
import type { ChoiceBallot, ChoiceMethod, Ranking } from '@/domain/voting/choices/choice';
import { decideChoice } from '@/domain/voting/choices/decide-choice';
import { readVoteRecord, countFormat, recount } from '@/domain/voting/file/vote-record';
import type { Verdict } from '@/domain/voting/rules/verdict';

// Hundreds of votes each: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000 });

const letters = ['A', 'B', 'C', 'D'];
const ranked = ['borda', 'irv', 'schulze', 'ranked-pairs', 'stv-scottish'] as const;
const scored = ['score', 'majority-judgment'] as const;
const methods = ['plurality', 'approval', ...ranked, ...scored] as const;

const ranking: fc.Arbitrary<Ranking> = fc
  .tuple(fc.shuffledSubarray(letters), fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }))
  .map(([order, ties]) => {
    const places: string[][] = [];
    order.forEach((id, index) => {
      const last = places.at(-1);
      if (last && ties[index] === true) last.push(id);
      else places.push([id]);
    });
    return places;
  });
const subset = fc.subarray(letters);
const scores = fc.dictionary(fc.constantFrom(...letters), fc.nat(5), { maxKeys: 4 });

type Vote = { method: ChoiceMethod; ballots: readonly ChoiceBallot[]; seats: number };

const vote: fc.Arbitrary<Vote> = fc.constantFrom(...methods).chain((method) =>
  fc.record({
    method: fc.constant(method),
    ballots: fc.array(ballotFor(method), { minLength: 1, maxLength: 12 }),
    seats: fc.integer({ min: 1, max: 3 }),
  }),
);

function ballotFor(method: ChoiceMethod): fc.Arbitrary<ChoiceBallot> {
  const count = fc.integer({ min: 1, max: 5 });
  if (method === 'approval') return fc.record({ approves: subset, count });
  if ((scored as readonly string[]).includes(method)) return fc.record({ scores, count });
  return fc.record({ ranking, count });
}

describe('decideChoice, for every vote', () => {
  it('[V20] the order of the ballots does not matter', () => {
    fc.assert(
      fc.property(vote, (each) => {
        const turned = decided({ ...each, ballots: each.ballots.toReversed() });
        return outcomeText(turned) === outcomeText(decided(each));
      }),
    );
  });

  it('[V20] gathered ballots count as so many single ones', () => {
    fc.assert(
      fc.property(vote, (each) => {
        const single = each.ballots.flatMap(({ count = 1, ...ballot }) =>
          Array.from({ length: count }, () => ballot),
        );
        return (
          JSON.stringify(decided({ ...each, ballots: single })) === JSON.stringify(decided(each))
        );
      }),
    );
  });

  it('[V20] is neutral: renamed options win in the place of the old ones', () => {
    fc.assert(
      fc.property(vote, fc.shuffledSubarray(letters, { minLength: 4 }), (each, order) => {
        const rename = (id: string) => order[letters.indexOf(id)] ?? id;
        const renamed = decided({
          ...each,
          ballots: each.ballots.map((ballot) => renameIn(ballot, rename)),
        });
        const old = decided(each);
        const set = (ids: readonly string[]) => ids.toSorted().join();
        return (
          set(old.elected.map(rename)) === set(renamed.elected) &&
          set(old.tiedWinners.map(rename)) === set(renamed.tiedWinners)
        );
      }),
    );
  });

  it('[V2] the papers and the states add up to the ballots', () => {
    fc.assert(
      fc.property(vote, (each) => {
        const { tally, valid = '0' } = decided(each);
        const cast = each.ballots.reduce((sum, { count = 1 }) => sum + count, 0);
        return Number(valid) + Number(tally.blank) + Number(tally.invalid) === cast;
      }),
    );
  });

  it('[V20] a full lot always decides, and elects only those who were tied', () => {
    fc.assert(
      fc.property(vote, fc.shuffledSubarray(letters, { minLength: 4 }), (each, lot) => {
        const open = decided(each);
        const drawn = decided(each, lot);
        if (open.reason === 'no-votes-cast') return drawn.reason === 'no-votes-cast';
        if (open.outcome === 'elected')
          return drawn.elected.toSorted().join() === open.elected.toSorted().join();
        return (
          drawn.outcome === 'elected' && drawn.elected.some((id) => open.tiedWinners.includes(id))
        );
      }),
    );
  });

  it('[V18] recounting the record gives the same verdict', () => {
    fc.assert(
      fc.property(vote, (each) => {
        const options = letters.map((id) => ({ id, name: id }));
        const read = readVoteRecord(
          JSON.parse(JSON.stringify({ format: countFormat, options, ...each })),
        );
        return read.ok && JSON.stringify(recount(read.value)) === JSON.stringify(decided(each));
      }),
    );
  });

  it('[V27] what beats all others is elected by Schulze and by ranked pairs', () => {
    const ballots = fc.array(ballotFor('schulze'), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        ballots,
        fc.constantFrom('schulze' as const, 'ranked-pairs' as const),
        (all, method) => {
          const { pairwise = {}, elected } = decided({ method, ballots: all, seats: 1 });
          const winner = letters.find((id) =>
            letters.every(
              (other) =>
                id === other || Number(pairwise[id]?.[other]) > Number(pairwise[other]?.[id]),
            ),
          );
          return winner === undefined || elected[0] === winner;
        },
      ),
    );
  });
});

describe('monotone methods', () => {
  // Instant runoff and the transferable vote are not monotone; their law is another.
  const monotone = fc.constantFrom('borda' as const, 'schulze' as const, 'ranked-pairs' as const);
  it('[V25, V28, V29] raising the winner on a ballot never makes it lose', () => {
    const strict = fc.shuffledSubarray(letters, { minLength: 4 });
    const ballots = fc.array(strict, { minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(ballots, monotone, fc.nat(), (orders, method, which) => {
        const before = winnerOf(method, orders);
        fc.pre(before !== undefined);
        const raised = orders.map((order, index) =>
          index === which % orders.length ? raise(order, before ?? '') : order,
        );
        return winnerOf(method, raised) === before;
      }),
    );
  });

  // A blank paper is no paper: a mark on it would be one voter more.
  const marked = scores.filter((each) => Object.keys(each).length > 0);
  it('[V24, V30] one more point never makes the winner lose', () => {
    fc.assert(
      fc.property(fc.array(marked, { minLength: 1, maxLength: 10 }), fc.nat(), (all, which) => {
        return (['score', 'majority-judgment'] as const).every((method) => {
          const before = decided({
            method,
            ballots: all.map((each) => ({ scores: each })),
            seats: 1,
          });
          const [winner] = before.elected;
          if (winner === undefined) return true;
          const better = all.map((each, index) =>
            index === which % all.length ? { ...each, [winner]: (each[winner] ?? 0) + 1 } : each,
          );
          const after = decided({
            method,
            ballots: better.map((each) => ({ scores: each })),
            seats: 1,
          });
          return after.elected[0] === winner;
        });
      }),
    );
  });
});

function winnerOf(
  method: ChoiceMethod,
  orders: readonly (readonly string[])[],
): string | undefined {
  const ballots = orders.map((order) => ({ ranking: order.map((id) => [id]) }));
  return decided({ method, ballots, seats: 1 }).elected[0];
}

function raise(order: readonly string[], id: string): readonly string[] {
  const at = order.indexOf(id);
  if (at <= 0) return order;
  const above = order[at - 1] ?? '';
  return order.map((each) => (each === id ? above : each === above ? id : each));
}

function decided({ method, ballots, seats }: Vote, lot?: readonly string[]): Verdict {
  const options = letters.map((id) => ({ id, name: id }));
  const rule = lot ? { lot } : {};
  return decideChoice({ method, rule, roll: null, ballots, options, seats });
}

function outcomeText({ outcome, elected, tiedWinners, reason }: Verdict): string {
  return JSON.stringify([outcome, elected, tiedWinners, reason]);
}

function renameIn(ballot: ChoiceBallot, rename: (id: string) => string): ChoiceBallot {
  const { ranking: places, approves, scores: given } = ballot;
  return {
    ...ballot,
    ...(places ? { ranking: places.map((equals) => equals.map(rename)) } : {}),
    ...(approves ? { approves: approves.map(rename) } : {}),
    ...(given
      ? {
          scores: Object.fromEntries(
            Object.entries(given).map(([id, score]) => [rename(id), score]),
          ),
        }
      : {}),
  };
}
