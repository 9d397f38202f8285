import { readFileSync } from 'node:fs';
import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import { decideChoice } from '@/domain/voting/choices/decide-choice';
import { decide } from '@/domain/voting/rules/decide';
import { explainVerdict } from '@/domain/voting/rules/explain';
import { type Message, valuesIn } from '@/domain/voting/message';
import { type PresetName, presets } from '@/domain/voting/rules/presets';
import type { AnswerBallot, RollEntry } from '@/domain/voting/rules/rule';
import en from '@/messages/en.json';
import fr from '@/messages/fr.json';
import { council, councilVoting, rollOf, voting } from '@/tests/domain/voting/build-vote';

const names: Record<string, string> = { FRA: 'France', RUS: 'Russian Federation' };

describe('explainVerdict', () => {
  it('[V36] says that one more yes would have carried it', () => {
    expect(changed('two-thirds', voting({ yes: 9, no: 5, abstain: 2 }))).toEqual([
      'One more yes would have carried it.',
    ]);
    const abstaining = councilVoting({ ALB: 'abstain', BRA: 'no' }, 'abstain');
    const eight = abstaining.map((ballot, index) =>
      index < 8 ? { ...ballot, answer: 'yes' as const } : ballot,
    );
    expect(changed('unsc-substantive', { roll: council, ballots: eight }, 'fr')).toEqual([
      'Une voix pour de plus aurait suffi.',
    ]);
  });

  it('[V36] says who stood against what would have been adopted', () => {
    const vote = { roll: council, ballots: councilVoting({ FRA: 'no' }, 'yes') };
    expect(changed('unsc-substantive', vote)).toEqual([
      'It would have been adopted but for the negative vote of France.',
    ]);
    const two = { roll: council, ballots: councilVoting({ FRA: 'no', RUS: 'no' }, 'yes') };
    expect(changed('unsc-substantive', two, 'fr')).toEqual([
      'Sans les votes négatifs de France et Russian Federation, la proposition aurait été adoptée.',
    ]);
  });

  it('[V36] does not promise what a veto would have stopped', () => {
    const some = councilVoting({ FRA: 'no' }, 'yes').map((ballot, index) =>
      index > 7 ? { ...ballot, answer: 'abstain' as const } : ballot,
    );
    expect(changed('unsc-substantive', { roll: council, ballots: some })).toEqual([
      '2 more yes votes were missing.',
      'Even then the negative vote of France would have defeated it.',
    ]);
  });

  it('[V36] where everybody has spoken, says how many had to change sides', () => {
    expect(changed('two-thirds', voting({ yes: 5, no: 5 }))).toEqual([
      'It would have been carried if 2 of those against had voted in favour.',
    ]);
  });

  it('[V36] says by how much it was adopted', () => {
    expect(changed('two-thirds', voting({ yes: 108, no: 54, abstain: 16 }))).toEqual([
      'With one yes fewer it would have failed.',
    ]);
    expect(changed('simple-majority', voting({ yes: 8, no: 5 }))).toEqual([
      'With 3 yes votes fewer it would have failed.',
    ]);
  });

  it('[V36] says how many had to be there', () => {
    expect(changed('ga-simple', voting({ yes: 90, no: 4, absent: 99 }))).toEqual([
      '3 more had to take part for a quorum.',
    ]);
  });

  it('[V36] speaks of weight where weight was missing', () => {
    const roll = rollOf(['A', '0.5'], ['B', '1.25'], ['C', '1']);
    const answers = ['yes', 'no', 'abstain'] as const;
    const ballots = roll.map(({ id }, index) => ({ voter: id, answer: answers[index] ?? 'no' }));
    const rule = { unit: 'weight', base: 'cast', threshold: '1/2', compare: '>' } as const;
    const verdict = decide(rule, roll, ballots);
    const sentences = explainVerdict(verdict).changed.map((message) => say(message, 'fr'));
    expect(sentences).toEqual(['Il manquait un poids de 0,750001 en faveur.']);
  });

  it('[V36] says the arithmetic as people do, and proves it in whole numbers', () => {
    const verdict = decide(presets['two-thirds'], ...inOrder(voting({ yes: 1080, no: 540 })));
    const { arithmetic, proof } = explainVerdict(verdict);
    expect(arithmetic.map((message) => say(message, 'en'))).toEqual([
      '1,080 in favour of 1,620 votes cast (yes and no) = 66.7 %; at least 66.7 % needed.',
    ]);
    expect(arithmetic.map((message) => say(message, 'fr'))).toEqual([
      '1\u202f080 pour sur 1\u202f620 suffrages exprimés (pour et contre) = 66,7\u00a0%\u202f; il faut au moins 66,7\u00a0%.',
    ]);
    expect(proof).toEqual(['yes 1080, cast 1620: 3×1080 ≥ 2×1620 → 3240 ≥ 3240']);
  });

  it('[V36] never rounds a share until it looks enough', () => {
    const verdict = decide(presets['two-thirds'], ...inOrder(voting({ yes: 1999, no: 1000 })));
    const [message] = explainVerdict(verdict).arithmetic;
    expect(message && say(message, 'en')).toContain('= 66.66 %; at least 66.67 % needed');
  });

  it('[V5] does not compare shares of zero votes', () => {
    const verdict = decide(presets['two-thirds'], ...inOrder(voting({ abstain: 3 })));
    expect(explainVerdict(verdict)).toMatchObject({ arithmetic: [], proof: [] });
  });

  it('[V30] says which grade decided between equal medians', () => {
    const options = ['A', 'B'].map((id) => ({ id, name: id }));
    const ballots = [
      { scores: { A: 3, B: 3 } },
      { scores: { A: 3, B: 3 } },
      { scores: { A: 4, B: 2 } },
    ];
    const vote = { method: 'majority-judgment', rule: {}, roll: null, ballots, options } as const;
    const verdict = decideChoice({ ...vote, seats: 1 });
    expect(verdict).toMatchObject({ reason: 'median-tie-broken', elected: ['A'] });
    expect(verdict.inequality).toBe('A 3 = B 3 (−1: A 3 > B 2)');
    expect(say(explainVerdict(verdict).reason, 'en')).toBe(
      'A is elected. A and B have the same median grade; with 1 of it taken from each, A has 3 and B 2.',
    );
  });

  it('[V22] says of a tie for the second round what a lot would settle', () => {
    const options = ['A', 'B', 'C'].map((id) => ({ id, name: id }));
    const ballots = options.map(({ id }) => ({ approves: [id] }));
    const vote = { method: 'plurality', roll: null, ballots, options, seats: 1 } as const;
    const { changed: sentences, reason } = explainVerdict(
      decideChoice({ ...vote, rule: { rounds: 2 } }),
    );
    expect(say(reason, 'en')).toContain('which of A, B, and C go into the second round');
    expect(sentences.map((message) => say(message, 'en'))).toEqual([
      'A lot drawn between A, B, and C would settle who goes into the second round.',
    ]);
  });
});

describe('the words of a verdict', () => {
  it.each([
    ['domain/voting/rules/verdict.ts', 'Outcome', 'outcomes'],
    ['domain/voting/rules/verdict.ts', 'Reason', 'reasons'],
    ['domain/voting/fault.ts', 'FaultCode', 'faults'],
    ['domain/voting/rules/rule.ts', 'Answer', 'states'],
    ['domain/voting/choices/choice.ts', 'ChoiceMethod', 'methods'],
    ['domain/voting/heard/without-a-vote.ts', 'OutcomeWithoutVote', 'withoutVote'],
  ] as const)('[V36] every word of %s %s is in both languages', (file, type, block) => {
    const source = readFileSync(file, 'utf8');
    const [, union = ''] = new RegExp(`type ${type} =([^;]+);`).exec(source) ?? [];
    const words = [...union.matchAll(/'([\w-]+)'/g)].map(([, word = '']) => word);
    expect(words.length).toBeGreaterThan(4);
    for (const messages of [en, fr]) {
      expect(Object.keys(messages.verdict[block])).toEqual(expect.arrayContaining(words));
    }
  });

  it('[V36] names the tied between whom only a lot can decide', () => {
    const ballots = [{ approves: ['A'] }, { approves: ['B'] }];
    const options = ['A', 'B'].map((id) => ({ id, name: id }));
    const vote = { method: 'approval', rule: {}, roll: null, ballots, options, seats: 1 } as const;
    const {
      reason,
      changed: [lot],
    } = explainVerdict(decideChoice(vote));
    expect(say(reason, 'en')).toBe('Only a lot can decide between A and B.');
    expect(lot && say(lot, 'fr')).toBe('Un tirage au sort entre A et B trancherait.');
  });
});

type Vote = { roll: readonly RollEntry[]; ballots: readonly AnswerBallot[] };

function inOrder(vote: Vote) {
  return [vote.roll, vote.ballots] as const;
}

function changed(preset: PresetName, vote: Vote, locale: 'en' | 'fr' = 'en'): string[] {
  const verdict = decide(presets[preset], ...inOrder(vote));
  const explanation = explainVerdict(verdict, (id) => names[id] ?? id);
  return explanation.changed.map((message) => say(message, locale));
}

function say(message: Message, locale: 'en' | 'fr'): string {
  const t = createTranslator({ locale, messages: locale === 'en' ? en : fr, namespace: 'verdict' });
  return t(message.key as never, valuesIn(locale, message) as never);
}
