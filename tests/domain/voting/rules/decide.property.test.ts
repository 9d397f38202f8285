import * as fc from 'fast-check';
import { describe, it, vi } from 'vitest';
import { formatAmount, parseAmount } from '@/domain/voting/rules/amount';
import { decide } from '@/domain/voting/rules/decide';
import { presetNames, presets } from '@/domain/voting/rules/presets';
import {
  type Answer,
  type AnswerBallot,
  answers,
  ballotStates,
  type RollEntry,
} from '@/domain/voting/rules/rule';
import { readVoteRecord, countFormat, recount } from '@/domain/voting/file/vote-record';

// Hundreds of votes each: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000 });

type Voter = {
  answer: Answer | 'absent';
  weight: number;
  permanent: boolean;
  entitled: boolean;
};

const voter: fc.Arbitrary<Voter> = fc.record({
  answer: fc.constantFrom(...answers, 'absent' as const),
  weight: fc.integer({ min: 1, max: 9_000_000 }),
  permanent: fc.boolean(),
  entitled: fc.boolean(),
});
const voters = fc.array(voter, { minLength: 1, maxLength: 40 });
const preset = fc.constantFrom(...presetNames);

describe('decide, for every vote', () => {
  it('[V2] the states add up to the roll', () => {
    fc.assert(
      fc.property(voters, preset, (all, name) => {
        const { roll, ballots } = voteOf(all);
        const { tally } = decide(presets[name], roll, ballots);
        // In the unit of the rule: in millionths, as sums of decimals are none of a float.
        const amountOf = (text: string) => parseAmount(text) ?? 0n;
        const counted = ballotStates.reduce((sum, state) => sum + amountOf(tally[state]), 0n);
        const weights = roll.reduce((sum, { weight }) => sum + amountOf(weight), 0n);
        const isByWeight = presets[name].unit === 'weight';
        return counted === (isByWeight ? weights : BigInt(roll.length) * 1_000_000n);
      }),
    );
  });

  it('[V3] the order of the ballots and of the roll does not matter', () => {
    fc.assert(
      fc.property(voters, preset, (all, name) => {
        const { roll, ballots } = voteOf(all);
        const turned = decide(presets[name], roll.toReversed(), ballots.toReversed());
        const straight = decide(presets[name], roll, ballots);
        return (
          turned.outcome === straight.outcome &&
          turned.inequality === straight.inequality &&
          turned.vetoedBy.toSorted().join() === straight.vetoedBy.toSorted().join()
        );
      }),
    );
  });

  it('[V4] other names, same outcome', () => {
    fc.assert(
      fc.property(voters, preset, (all, name) => {
        const { roll, ballots } = voteOf(all);
        const renamed = (id: string) => `~${id}`;
        const verdict = decide(
          presets[name],
          roll.map((entry) => ({ ...entry, id: renamed(entry.id) })),
          ballots.map((ballot) => ({ ...ballot, voter: renamed(ballot.voter ?? '') })),
        );
        return verdict.inequality === decide(presets[name], roll, ballots).inequality;
      }),
    );
  });

  it('[V4] one more yes in place of anything else never turns adopted into something else', () => {
    fc.assert(
      fc.property(voters, preset, fc.nat(), (all, name, which) => {
        const { roll, ballots } = voteOf(all);
        fc.pre(decide(presets[name], roll, ballots).outcome === 'adopted');
        const changed = all.map((each, index) =>
          index === which % all.length ? { ...each, answer: 'yes' as const } : each,
        );
        const more = voteOf(changed);
        return decide(presets[name], more.roll, more.ballots).outcome === 'adopted';
      }),
    );
  });

  it('[V5] nothing is adopted without a yes', () => {
    fc.assert(
      fc.property(voters, preset, (all, name) => {
        const { roll, ballots } = voteOf(all.filter((each) => each.answer !== 'yes'));
        return decide(presets[name], roll, ballots).outcome !== 'adopted';
      }),
    );
  });

  it('[V8] a veto is named only where it was decisive', () => {
    fc.assert(
      fc.property(voters, (all) => {
        const { roll, ballots } = voteOf(all);
        const withVeto = decide(presets['unsc-substantive'], roll, ballots);
        const without = decide(presets['unsc-procedural'], roll, ballots);
        const vetoed = withVeto.outcome === 'vetoed';
        return (
          vetoed === withVeto.vetoedBy.length > 0 && (!vetoed || without.outcome === 'adopted')
        );
      }),
    );
  });

  it('[V18] recounting the record gives the same verdict', () => {
    fc.assert(
      fc.property(voters, preset, (all, name) => {
        const { roll, ballots } = voteOf(all);
        const record = { format: countFormat, method: 'threshold', rule: name, roll, ballots };
        const read = readVoteRecord(JSON.parse(JSON.stringify(record)));
        const counted = JSON.stringify(decide(presets[name], roll, ballots));
        return read.ok && JSON.stringify(recount(read.value)) === counted;
      }),
    );
  });

  it('[V36] so many more yes carry it, and one fewer does not', () => {
    const heads = fc.record({ yes: fc.nat(30), no: fc.nat(30), absent: fc.nat(30) });
    const byHeads = fc.constantFrom(
      'simple-majority',
      'two-thirds',
      'absolute-majority',
      'unsc-procedural',
    );
    fc.assert(
      fc.property(heads, byHeads, ({ yes, no, absent }, name) => {
        const verdict = decideHeads(name, { yes, no, absent });
        const [check] = verdict.checks ?? [];
        const needed = Number(check?.needed);
        fc.pre(needed > yes && needed - yes <= absent && yes + no > 0);
        const carried = (more: number) =>
          decideHeads(name, { yes: yes + more, no, absent: absent - more }).outcome === 'adopted';
        return carried(needed - yes) && !carried(needed - yes - 1);
      }),
    );
  });

  it('[V1] a decimal of six digits is read and written without loss', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 24n }), (millionths) => {
        return parseAmount(formatAmount(millionths)) === millionths;
      }),
    );
  });
});

function voteOf(all: readonly Voter[]): { roll: RollEntry[]; ballots: AnswerBallot[] } {
  const roll = all.map(({ weight, permanent, entitled }, index) => ({
    id: `m${index}`,
    name: `Member ${index}`,
    weight: formatAmount(BigInt(weight)),
    groups: permanent ? ['permanent'] : [],
    entitled,
  }));
  const ballots = all.flatMap(({ answer, entitled }, index): AnswerBallot[] =>
    answer === 'absent' || !entitled ? [] : [{ voter: `m${index}`, answer }],
  );
  return { roll, ballots };
}

function decideHeads(
  name: keyof typeof presets,
  counts: Readonly<Record<'yes' | 'no' | 'absent', number>>,
) {
  const states = (['yes', 'no', 'absent'] as const).flatMap((answer) =>
    Array.from({ length: counts[answer] }, () => ({
      answer,
      weight: 1_000_000,
      permanent: false,
      entitled: true,
    })),
  );
  const { roll, ballots } = voteOf(states);
  return decide(presets[name], roll, ballots);
}
