import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { ChoiceBallot, ChoiceMethod } from '@/domain/voting/choices/choice';
import { choose } from './build-choice';

vi.setConfig({ testTimeout: 120_000 });

const letters = 'ABCDE';
const methods = ['irv', 'stv-scottish', 'ranked-pairs', 'schulze', 'borda', 'plurality'] as const;

describe('whom a lot elects, tried with every order of the options', () => {
  it.each(methods)(
    '[V20] %s: the tied are those whom some lots elect and others do not',
    (method) => {
      // Few papers over many options, so that ties are the rule.
      const papers = fc.array(fc.shuffledSubarray(letters.split(''), { minLength: 1 }), {
        minLength: 1,
        maxLength: 5,
      });
      fc.assert(
        fc.property(papers, fc.integer({ min: 1, max: 3 }), (orders, seats) => {
          const ballots = orders.map((order) => ({ ranking: order.map((id) => [id]) }));
          const open = choose(method, { options: letters, ballots, seats });
          const sets = everyOrder(letters).map((lot) => {
            const { elected } = choose(method, { options: letters, ballots, seats, rule: { lot } });
            return elected.toSorted().join('');
          });
          if (open.outcome === 'elected') {
            expect(new Set(sets)).toEqual(new Set([open.elected.toSorted().join('')]));
            return;
          }
          expect(open.tiedUnknown).toBeUndefined();
          expect(open.tiedWinners).toEqual(tiedIn(sets));
        }),
        { numRuns: 40 },
      );
    },
  );
});

describe('ranked pairs, tried with every order of equal victories', () => {
  const options = 'ABCDEF';
  it('[V29] elects or calls tied those whom some order elects, and nobody else', () => {
    const papers = fc.array(fc.shuffledSubarray(options.split(''), { minLength: 4 }), {
      minLength: 2,
      maxLength: 4,
    });
    fc.assert(
      fc.property(
        papers,
        fc.shuffledSubarray(options.split(''), { minLength: 6 }),
        (orders, lot) => {
          const ballots = orders.map((order) => ({ ranking: order.map((id) => [id]) }));
          const open = choose('ranked-pairs', { options, ballots });
          const winners = winnersByEveryOrder(options, ballots);
          expect(open.outcome === 'elected' ? open.elected : open.tiedWinners).toEqual(winners);
          const drawn = choose('ranked-pairs', { options, ballots, rule: { lot } });
          expect(winners).toContain(drawn.elected[0]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

function tiedIn(sets: readonly string[]): string[] {
  return letters
    .split('')
    .filter((id) => sets.some((set) => set.includes(id)) && !sets.every((set) => set.includes(id)));
}

function everyOrder(ids: string): string[][] {
  if (ids.length < 2) return [ids.split('')];
  return ids
    .split('')
    .flatMap((first) => everyOrder(ids.replace(first, '')).map((rest) => [first, ...rest]));
}

/**
 * Locks the victories in every order of equals, one after another, as plainly as it can be
 * written: whoever ends undefeated under one of them.
 */
function winnersByEveryOrder(options: string, ballots: readonly ChoiceBallot[]): string[] {
  const { pairwise = {} } = choose('ranked-pairs', { options, ballots });
  const ids = options.split('');
  const votes = (one: string, other: string) => Number(pairwise[one]?.[other] ?? 0);
  const victories = ids.flatMap((one) =>
    ids
      .filter((other) => votes(one, other) > votes(other, one))
      .map((other) => ({ name: one + other, strength: votes(one, other) })),
  );
  const winners = new Set<string>();
  const seen = new Set<string>();
  const lockFrom = (locked: readonly string[], rest: typeof victories): void => {
    const state = `${locked.toSorted().join()} ${rest.map(({ name }) => name).join()}`;
    if (seen.has(state)) return;
    seen.add(state);
    const best = Math.max(...rest.map(({ strength }) => strength));
    if (rest.length === 0) {
      const beaten = new Set(locked.map((name) => name[1]));
      ids.filter((id) => !beaten.has(id)).forEach((id) => winners.add(id));
    }
    for (const next of rest.filter(({ strength }) => strength === best)) {
      const [winner = '', loser = ''] = next.name;
      const kept = leads(locked, loser, winner) ? locked : [...locked, next.name];
      lockFrom(
        kept,
        rest.filter((each) => each !== next),
      );
    }
  };
  lockFrom([], victories);
  return ids.filter((id) => winners.has(id));
}

function leads(locked: readonly string[], from: string, to: string): boolean {
  return (
    from === to || locked.some((name) => name.startsWith(from) && leads(locked, name.slice(1), to))
  );
}

describe('what cannot be tried in full', () => {
  it.each(['irv', 'ranked-pairs'] as const satisfies readonly ChoiceMethod[])(
    '[V20] %s: is said to be unknown, and a lot settles it all the same',
    (method) => {
      const options = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
      const ballots = options.map((_, turn) => ({
        ranking: [...options.slice(turn), ...options.slice(0, turn)].map((id) => [id]),
      }));
      const open = choose(method, { options: options.join(''), ballots });
      expect(open.outcome).toBe('undecided');
      const lot = options.toReversed();
      const drawn = choose(method, { options: options.join(''), ballots, rule: { lot } });
      expect(drawn).toMatchObject({ outcome: 'elected', reason: 'lot' });
    },
  );
});
