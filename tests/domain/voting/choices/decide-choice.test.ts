import { describe, expect, it } from 'vitest';
import type { ChoiceBallot } from '@/domain/voting/choices/choice';
import { decideChoice } from '@/domain/voting/choices/decide-choice';
import { rollOf } from '@/tests/domain/voting/build-vote';
import { choose, rankings } from './build-choice';

describe('plurality', () => {
  const ballots = rankings(['A', 4], ['B', 3], ['C', 2]);

  it('[V21] elects by most first choices', () => {
    const verdict = choose('plurality', { options: 'ABC', ballots });
    expect(verdict).toMatchObject({
      elected: ['A'],
      reason: 'most-votes',
      inequality: 'A 4 > B 3 > C 2',
    });
  });

  it('[V21] a paper with two first choices is invalid', () => {
    const verdict = choose('plurality', {
      options: 'AB',
      ballots: [{ approves: ['A', 'B'] }, { approves: ['B'] }],
    });
    expect(verdict).toMatchObject({ elected: ['B'], valid: '1', tally: { invalid: '1' } });
  });

  it('[V21] an option without a vote fills no place', () => {
    const verdict = choose('plurality', { options: 'AB', ballots: rankings(['A', 1]), seats: 2 });
    expect(verdict.elected).toEqual(['A']);
  });

  it('[V22] in two rounds goes on between the first two where nobody has more than half', () => {
    const first = choose('plurality', { options: 'ABC', ballots, rule: { rounds: 2 } });
    expect(first).toMatchObject({
      outcome: 'undecided',
      reason: 'second-round',
      secondRound: ['A', 'B'],
      inequality: 'A 4: 2×4 ≤ 9',
    });
    const clear = choose('plurality', {
      options: 'AB',
      ballots: ballots.slice(0, 2),
      rule: { rounds: 2 },
    });
    expect(clear).toMatchObject({ elected: ['A'], reason: 'majority-of-votes' });
  });
});

describe('approval, score and Borda', () => {
  it('[V23] elects by most approvals', () => {
    const ballots = [{ approves: ['A', 'B'] }, { approves: ['B'] }, { approves: ['C'] }];
    const verdict = choose('approval', { options: 'ABC', ballots });
    expect(verdict).toMatchObject({ elected: ['B'], inequality: 'B 2 > A 1 = C 1' });
    expect(choose('approval', { options: 'ABC', ballots, seats: 2 }).tiedWinners).toEqual([
      'A',
      'C',
    ]);
  });

  it('[V24] sums scores, or takes the mean of those given', () => {
    const ballots: ChoiceBallot[] = [{ scores: { A: 5, B: 3 } }, { scores: { B: 3 } }];
    expect(choose('score', { options: 'AB', ballots }).elected).toEqual(['B']);
    const skip = choose('score', { options: 'AB', ballots, rule: { blankScore: 'skip' } });
    expect(skip).toMatchObject({ elected: ['A'], totals: { A: '5/1', B: '6/2' } });
  });

  it('[V24] between equal sums fewer zeros are ahead', () => {
    const ballots = [{ scores: { A: 4, B: 2 } }, { scores: { A: 0, B: 2 } }];
    expect(choose('score', { options: 'AB', ballots })).toMatchObject({
      elected: ['B'],
      inequality: 'B 4 > A 4 (0: 1)',
    });
  });

  it('[V25] gives the average to equal ranks and to those left out', () => {
    const ballots = rankings(['ABCD', 1], ['A=BC', 1], ['D', 1]);
    const verdict = choose('borda', { options: 'ABCD', ballots });
    expect(verdict.totals).toEqual({ A: '6.5', B: '5.5', C: '3', D: '3' });
    expect(verdict.elected).toEqual(['A']);
  });

  it('[V25] without preference gives points only among the options ranked', () => {
    const ballots = rankings(['ABCD', 1], ['DC', 1]);
    const verdict = choose('borda', {
      options: 'ABCD',
      ballots,
      rule: { unranked: 'no-preference' },
    });
    expect(verdict.totals).toEqual({ A: '3', B: '2', C: '1', D: '1' });
  });
});

describe('a choice', () => {
  const options = ['A', 'B'].map((id) => ({ id, name: id }));
  const decided = (ballots: readonly ChoiceBallot[], roll = rollOf('x', ['y', '2'], 'z', 'w')) =>
    decideChoice({ method: 'plurality', rule: {}, roll, ballots, options, seats: 1 });

  it('[V2] keeps its states apart from the valid papers, together the roll', () => {
    const verdict = decided([
      { voter: 'x', ranking: [['A']] },
      { voter: 'y', answer: 'abstain' },
      { voter: 'z', ranking: [] },
    ]);
    expect(verdict).toMatchObject({ valid: '1', tally: { abstain: '2', blank: '1', absent: '1' } });
  });

  it('[V2] a voter weighs what the roll says', () => {
    const verdict = decided([
      { voter: 'x', ranking: [['A']] },
      { voter: 'y', ranking: [['B']] },
    ]);
    expect(verdict).toMatchObject({ elected: ['B'], totals: { A: '1', B: '2' } });
  });

  it('[V5] papers without weight elect nobody', () => {
    const verdict = decided([{ voter: 'x', ranking: [['A']] }], rollOf(['x', '0']));
    expect(verdict).toMatchObject({ outcome: 'undecided', reason: 'no-votes-cast' });
  });

  it('[V3] refuses a voter who is not on the roll or votes twice', () => {
    expect(() => decided([{ voter: 'q', ranking: [['A']] }])).toThrow('unknown-voter');
    const twice = { voter: 'x', ranking: [['A']] };
    expect(() => decided([twice, twice])).toThrow('voted-twice');
  });

  it.each([
    'plurality',
    'approval',
    'score',
    'borda',
    'irv',
    'schulze',
    'ranked-pairs',
    'majority-judgment',
    'stv-scottish',
  ] as const)('[V5] %s elects nobody by no votes', (method) => {
    const verdict = choose(method, {
      options: 'AB',
      ballots: [{ answer: 'blank' }],
      rule: { lot: ['A', 'B'] },
    });
    expect(verdict).toMatchObject({ outcome: 'undecided', reason: 'no-votes-cast', elected: [] });
  });
});

describe('majority judgment', () => {
  const judged = (grades: Record<string, string>, rule = {}) => {
    const length = Math.max(...Object.values(grades).map((each) => each.length));
    const ballots = Array.from({ length }, (_, index) => ({
      scores: Object.fromEntries(
        Object.entries(grades).flatMap(([id, each]) =>
          each[index] === ' ' || each[index] === undefined ? [] : [[id, Number(each[index])]],
        ),
      ),
    }));
    return choose('majority-judgment', { options: Object.keys(grades).join(''), ballots, rule });
  };

  it('[V30] elects by the best median, the lower middle of an even number', () => {
    expect(judged({ A: '0255', B: '3333' })).toMatchObject({
      elected: ['B'],
      totals: { A: '2', B: '3' },
    });
  });

  it('[V30] between equal medians takes median grades away until they differ', () => {
    expect(judged({ A: '13344', B: '22333' }).elected).toEqual(['A']);
    expect(judged({ A: '11334', B: '22335' }).elected).toEqual(['B']);
  });

  it('[V30] an option without a grade has the worst one, or only the grades given', () => {
    expect(judged({ A: '44   ', B: '33333' }).elected).toEqual(['B']);
    expect(judged({ A: '44   ', B: '33333' }, { blankScore: 'skip' }).elected).toEqual(['A']);
  });

  it('[V30] equal to the last grade is a tie', () => {
    expect(judged({ A: '123', B: '321' })).toMatchObject({
      outcome: 'undecided',
      tiedWinners: ['A', 'B'],
    });
  });
});
