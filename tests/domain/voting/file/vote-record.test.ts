import { describe, expect, it } from 'vitest';
import { decide } from '@/domain/voting/rules/decide';
import { presetNames, presets } from '@/domain/voting/rules/presets';
import { readVoteRecord, countFormat, recount } from '@/domain/voting/file/vote-record';
import { council, councilVoting, rollOf, voting } from '@/tests/domain/voting/build-vote';

const head = { format: countFormat, method: 'threshold' };
const majority = { unit: 'people', base: 'cast', threshold: '1/2', compare: '>' };

describe('readVoteRecord', () => {
  it.each(presetNames)('[V18] a record under %s recounts to the same verdict', (name) => {
    const rule = presets[name];
    const ballots = councilVoting({ RUS: 'no', IND: 'abstain' }, 'yes');
    const json: unknown = JSON.parse(
      JSON.stringify({ ...head, rule: name, roll: council, ballots }),
    );
    expect(recounted(json)).toEqual(decide(rule, council, ballots));
    expect(recounted({ ...(json as object), rule })).toEqual(decide(rule, council, ballots));
  });

  it('[V18] asks only for ids on the roll', () => {
    const roll = [{ id: 'a' }, { id: 'b' }];
    const verdict = recounted({
      ...head,
      rule: majority,
      roll,
      ballots: [{ voter: 'a', answer: 'yes' }],
    });
    expect(verdict).toMatchObject({ outcome: 'adopted', tally: { yes: '1', absent: '1' } });
  });

  it('[V18] leaves alone what is not about counting', () => {
    const { roll, ballots } = voting({ yes: 1 });
    const json = { ...head, rule: majority, roll, ballots, question: '?', closedAt: '2026-01-01' };
    expect(recounted(json)).toMatchObject({ outcome: 'adopted' });
  });

  it.each([
    [null, 'not-an-object'],
    [{ method: 'threshold' }, 'missing'],
    [{ format: 'plenary.vote-record/3', method: 'threshold' }, 'unknown-format'],
    [{ format: countFormat, method: 'acclamation' }, 'not-one-of'],
    [{ ...head, roll: [], ballots: [] }, 'missing'],
    [{ ...head, rule: 'majority', roll: [], ballots: [] }, 'unknown-preset'],
    [{ ...head, rule: { unit: 'people' }, roll: [], ballots: [] }, 'no-test'],
    [
      { ...head, rule: { ...majority, base: undefined }, roll: [], ballots: [] },
      'threshold-incomplete',
    ],
    [{ ...head, rule: { ...majority, threshold: '3/2' }, roll: [], ballots: [] }, 'not-a-share'],
    [{ ...head, rule: { ...majority, threshold: '1/0' }, roll: [], ballots: [] }, 'not-a-share'],
    [{ ...head, rule: { ...majority, minyes: '9' }, roll: [], ballots: [] }, 'unknown-field'],
    [
      { ...head, rule: majority, roll: [{ id: 'a', weight: '0.1234567' }], ballots: [] },
      'not-a-decimal',
    ],
    [{ ...head, rule: majority, roll: [{ id: 'a', weight: 1 }], ballots: [] }, 'not-a-decimal'],
    [{ ...head, rule: majority, roll: [{ id: 'a', weight: '-1' }], ballots: [] }, 'not-a-decimal'],
    [{ ...head, rule: majority, roll: [{ id: 'a' }, { id: 'a' }], ballots: [] }, 'duplicate-id'],
    [{ ...head, rule: majority, ballots: [{ voter: 'a', answer: 'yes' }] }, 'roll-missing'],
    [{ ...head, rule: majority, roll: [] }, 'missing'],
    [
      { ...head, rule: majority, roll: rollOf('a'), ballots: [{ voter: 'a', answer: 'absent' }] },
      'not-one-of',
    ],
    [
      { ...head, rule: majority, roll: rollOf('a'), ballots: [{ answer: 'yes', count: 2 }] },
      'too-many-ballots',
    ],
    [
      {
        ...head,
        rule: majority,
        roll: rollOf('a'),
        ballots: [{ voter: 'a', answer: 'yes', count: 2 }],
      },
      'out-of-place',
    ],
    [
      { ...head, rule: { ...majority, base: { fixed: '1' } }, roll: rollOf('a', 'b'), ballots: [] },
      'base-too-small',
    ],
  ])('[V18] %j is refused: %s', (json, code) => {
    expect(faultsOf(json)).toEqual([code]);
  });

  it('[V3] names every fault of who voted, beside the others', () => {
    const suspended = { id: 's', entitled: false };
    const json = {
      ...head,
      rule: majority,
      roll: [{ id: 'a', weight: 'heavy' }, { id: 'b' }, suspended],
      ballots: [
        { voter: 'b', answer: 'yes' },
        { voter: 'b', answer: 'perhaps' },
        { voter: 'x', answer: 'no' },
        { voter: 's', answer: 'no' },
      ],
    };
    expect(faultsOf(json)).toEqual([
      'not-a-decimal',
      'not-one-of',
      'voted-twice',
      'unknown-voter',
      'not-entitled',
    ]);
  });

  it('[V17] reads ballots without names, with or without a roll', () => {
    const ballots = [
      { answer: 'yes', count: 5 },
      { answer: 'no', count: 4 },
    ];
    expect(recounted({ ...head, rule: majority, ballots })).toMatchObject({ outcome: 'adopted' });
    const roll = rollOf(...'abcdefghij'.split(''));
    expect(recounted({ ...head, rule: majority, roll, ballots }).tally?.absent).toBe('1');
  });
});

describe('old records', () => {
  it('[V16] are decided by their totals', () => {
    const counts = { yes: 108, no: 54, abstain: 16, 'not-participating': 0, absent: 15 };
    expect(recounted({ ...head, rule: 'ga-important', counts, members: 193 })).toMatchObject({
      outcome: 'adopted',
      inequality:
        'yes 108, cast 162: 3×108 ≥ 2×162 → 324 ≥ 324; present 178, members 193: 2×178 > 193 → 356 > 193',
    });
  });

  it('[V16] name those who vetoed; a procedural decision knows no vetoes', () => {
    const old = { ...head, counts: { yes: 9, no: 1, abstain: 1 }, members: 11, vetoes: ['SUN'] };
    expect(recounted({ ...old, rule: 'unsc-substantive-1946' })).toMatchObject({
      outcome: 'vetoed',
      vetoedBy: ['SUN'],
    });
    expect(recounted({ ...old, rule: 'unsc-procedural-1946' })).toMatchObject({
      outcome: 'adopted',
      vetoedBy: [],
    });
  });

  it('[V16] count as absent whom they do not mention', () => {
    const verdict = recounted({
      ...head,
      rule: 'absolute-majority',
      counts: { yes: 97 },
      members: 193,
    });
    expect(verdict).toMatchObject({ outcome: 'adopted', tally: { absent: '96' } });
  });

  it.each([
    [{ counts: { yes: 3, no: 2, absent: 1 }, members: 7 }, 'counts-do-not-add-up'],
    [{ counts: { yes: 3, no: 2 }, members: 4 }, 'counts-do-not-add-up'],
    [{ counts: { yes: 9, no: 1 }, vetoes: ['A', 'B'] }, 'too-many-vetoes'],
    [{ counts: { yes: -1 } }, 'not-a-whole-number'],
    [{ counts: { yes: 1.5 } }, 'not-a-whole-number'],
    [{ counts: { aye: 1 } }, 'unknown-field'],
    [{ counts: { yes: 1 }, roll: [] }, 'out-of-place'],
  ])('[V16] %j is refused: %s', (part, code) => {
    expect(faultsOf({ ...head, rule: 'unsc-substantive', ...part })).toEqual([code]);
  });

  it('[V16] cannot be weighed', () => {
    expect(faultsOf({ ...head, rule: 'eu-qualified', counts: { yes: 27 } })).toEqual([
      'weights-unknown',
    ]);
  });
});

describe('records of choices', () => {
  const choice = {
    format: countFormat,
    method: 'schulze',
    options: [{ id: 'A' }, { id: 'B' }, { id: 'C' }],
    ballots: [{ ranking: [['A'], ['B', 'C']], count: 3 }, { ranking: [['B']] }],
  };

  it('[V18] recount to the verdict of the method', () => {
    expect(recounted(choice)).toMatchObject({ outcome: 'elected', elected: ['A'], valid: '4' });
  });

  it('[V18] weigh ballots by the roll', () => {
    const roll = [{ id: 'x', weight: '2' }, { id: 'y' }];
    const ballots = [
      { voter: 'x', ranking: [['B']] },
      { voter: 'y', ranking: [['A']] },
    ];
    expect(recounted({ ...choice, roll, ballots })).toMatchObject({ elected: ['B'], valid: '3' });
  });

  it.each([
    [{ options: undefined }, ['missing']],
    [{ options: [] }, ['no-options']],
    [{ options: [{ id: 'A' }, { id: 'A' }] }, ['duplicate-id']],
    [{ seats: 4 }, ['too-many-seats']],
    [{ seats: 0 }, ['not-a-whole-number']],
    [{ rule: 'two-thirds' }, ['not-an-object']],
    [{ rule: { lot: ['A', 'X'] } }, ['unknown-option']],
    [{ rule: { lot: ['A', 'A'] } }, ['option-repeated']],
    [{ rule: { strenght: 'margins' } }, ['unknown-field']],
    [{ rule: { strength: 'votes' } }, ['not-one-of']],
    [{ ballots: [{ ranking: [['A'], ['X']] }] }, ['unknown-option']],
    [{ ballots: [{ ranking: [['A'], ['B', 'A']] }] }, ['option-repeated']],
    [{ ballots: [{ ranking: ['A', 'B'] }] }, ['not-a-list']],
    [{ ballots: [{ approves: ['A'] }] }, ['wrong-ballot']],
    [{ ballots: [{ answer: 'yes' }] }, ['not-one-of']],
    [{ ballots: [{}] }, ['wrong-ballot']],
    [
      { method: 'approval', rule: { max: 1 }, ballots: [{ approves: ['A', 'B'] }] },
      ['too-many-marks'],
    ],
    [
      { method: 'score', rule: { max: 5 }, ballots: [{ scores: { A: 6, B: -1 } }] },
      ['score-too-high', 'not-a-whole-number'],
    ],
    [{ method: 'score', ballots: [{ scores: { X: 1 } }] }, ['unknown-option']],
    [{ ballots: [{ voter: 'x', ranking: [['A']] }] }, ['roll-missing']],
  ])('[V19] %j is refused: %s', (part, codes) => {
    expect(faultsOf({ ...choice, ...part })).toEqual(codes);
  });
});

function recounted(json: unknown) {
  const read = readVoteRecord(json);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return recount(read.value);
}

function faultsOf(json: unknown): string[] {
  const read = readVoteRecord(json);
  return read.ok ? [] : read.faults.map((fault) => fault.code);
}
