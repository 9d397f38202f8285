import * as fc from 'fast-check';
import { describe, it, vi } from 'vitest';
import { choiceMethods } from '@/domain/voting/choices/choice';
import { presetNames } from '@/domain/voting/rules/presets';
import { answers, ballotStates } from '@/domain/voting/rules/rule';
import { readVoteRecord, countFormat, recount } from '@/domain/voting/file/vote-record';

// Hundreds of votes each: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000 });

const id = fc.constantFrom('A', 'B', 'C', '__proto__', '');
const number = fc.constantFrom('0', '1', '0.5', '2/3', '55/100', '1/0', '-1', '1e9', 'x');
const compare = fc.constantFrom('>=', '>', '<=', '<');
const base = fc.oneof(
  fc.constantFrom('cast', 'cast+invalid', 'present', 'entitled', 'members'),
  fc.record({ fixed: number }),
);
const part = { base, threshold: number, compare };
const rule = fc.record(
  {
    unit: fc.constantFrom('people', 'weight'),
    ...part,
    minYes: number,
    quorum: fc.record({ of: base, threshold: number, compare, countedBy: fc.constant('present') }),
    vetoGroups: fc.array(id),
    caps: fc.array(fc.record({ answer: fc.constantFrom(...answers), ...part })),
    also: fc.array(fc.record({ unit: fc.constantFrom('people', 'weight'), ...part }), {
      maxLength: 2,
    }),
    lot: fc.uniqueArray(id),
    max: fc.integer({ min: 0, max: 3 }),
    rounds: fc.constantFrom(1, 2, 3),
    blankScore: fc.constantFrom('zero', 'skip'),
    unranked: fc.constantFrom('tied-last', 'no-preference'),
  },
  { requiredKeys: [] },
);
const ballot = fc.record(
  {
    voter: id,
    count: fc.integer({ min: 0, max: 3 }),
    answer: fc.constantFrom(...answers, 'absent'),
    ranking: fc.array(fc.array(id, { maxLength: 2 }), { maxLength: 3 }),
    approves: fc.array(id, { maxLength: 2 }),
    scores: fc.dictionary(id, fc.integer({ min: -1, max: 4 })),
  },
  { requiredKeys: [] },
);
const entry = fc.record(
  { id, weight: number, groups: fc.array(id), entitled: fc.boolean() },
  { requiredKeys: ['id'] },
);
const record = fc.record(
  {
    format: fc.constant(countFormat),
    method: fc.constantFrom('threshold', 'consent', ...choiceMethods),
    rule: fc.oneof(fc.constantFrom(...presetNames), rule),
    roll: fc.array(entry, { maxLength: 4 }),
    ballots: fc.array(ballot, { maxLength: 5 }),
    options: fc.array(fc.record({ id }), { maxLength: 4 }),
    seats: fc.integer({ min: 0, max: 3 }),
    counts: fc.dictionary(fc.constantFrom(...ballotStates, 'aye'), fc.integer({ min: -1, max: 9 })),
    members: fc.nat(20),
    vetoes: fc.array(id, { maxLength: 2 }),
  },
  { requiredKeys: ['format', 'method'] },
);

describe('readVoteRecord, for whatever it is given', () => {
  it('[V18] answers any JSON with faults or a record, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), record, record), (json) => {
        const read = readVoteRecord(json);
        return read.ok || read.faults.length > 0;
      }),
      { numRuns: 1000 },
    );
  });

  it('[V18] what it reads as a record can be counted', () => {
    fc.assert(
      fc.property(record, (json) => {
        const read = readVoteRecord(json);
        return !read.ok || typeof recount(read.value).outcome === 'string';
      }),
      { numRuns: 3000 },
    );
  });

  it('[V18] the same, where less is amiss', () => {
    const plain = fc.record(
      {
        format: fc.constant(countFormat),
        method: fc.constantFrom('threshold', 'consent', 'irv', 'approval', 'plurality', 'borda'),
        rule: fc.constantFrom(
          'simple-majority',
          'unsc-substantive',
          'eu-qualified',
          { unit: 'weight', minYes: '1' },
          {},
        ),
        roll: fc.constantFrom(
          [{ id: 'A' }, { id: 'B', weight: '0' }],
          [{ id: 'A', weight: '0' }],
          [],
        ),
        ballots: fc.array(
          fc.oneof(
            fc.record(
              { answer: fc.constantFrom(...answers), count: fc.integer({ min: 1, max: 2 }) },
              { requiredKeys: ['answer'] },
            ),
            fc.record({ ranking: fc.constantFrom([['A']], [['A', 'B']], []) }),
          ),
          { maxLength: 3 },
        ),
        options: fc.constant([{ id: 'A' }, { id: 'B' }]),
      },
      { requiredKeys: ['format', 'method', 'ballots', 'options'] },
    );
    fc.assert(
      fc.property(plain, (json) => {
        const read = readVoteRecord(json);
        return !read.ok || typeof recount(read.value).outcome === 'string';
      }),
      { numRuns: 2000 },
    );
  });
});
