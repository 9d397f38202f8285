import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import { refuse } from '@/domain/result';
import { valuesIn } from '@/domain/voting/message';
import { ownRuleOfFields, type OwnRuleFields } from '@/domain/voting/rules/own-rule-of-fields';
import { ruleInWords } from '@/domain/voting/rules/rule-in-words';
import type { ThresholdRule } from '@/domain/voting/rules/rule';
import en from '@/messages/en.json';
import fr from '@/messages/fr.json';

const nothing: OwnRuleFields = {
  name: 'Statute, article 9',
  unit: 'people',
  share: '',
  compare: '>=',
  base: 'cast',
  minYes: '',
  quorum: '',
  quorumCompare: '>',
  quorumOf: 'entitled',
  quorumBy: 'present',
  mostNo: '',
  mostAbstain: '',
  vetoGroup: '',
  tie: 'rejected',
};

function made(fields: Partial<OwnRuleFields>): ThresholdRule {
  const own = ownRuleOfFields({ ...nothing, ...fields });
  if (!own.ok) throw new Error(own.refusal);
  return own.value.rule;
}

describe('ownRuleOfFields', () => {
  it.each([
    ['2/3', '2/3'],
    ['0.55', '0.55'],
    ['55 %', '55/100'],
    ['66,7 %', '667/1000'],
    ['100 %', '100/100'],
  ])('[V62] reads the share %s', (share, threshold) => {
    expect(made({ share })).toMatchObject({ threshold, base: 'cast', compare: '>=' });
  });

  it('[V62] takes a whole number as a quorum of members, anything else as a share', () => {
    expect(made({ share: '1/2', quorum: '12' }).quorum).toEqual({
      of: { fixed: '12' },
      threshold: '1/1',
      compare: '>=',
      countedBy: 'present',
    });
    expect(made({ share: '1/2', quorum: '1/3', quorumBy: 'cast' }).quorum).toMatchObject({
      of: 'entitled',
      threshold: '1/3',
      countedBy: 'cast',
    });
  });

  it.each([
    [{}, 'rule-faulty'],
    [{ share: 'most' }, 'rule-faulty'],
    [{ share: '120 %' }, 'rule-faulty'],
    [{ share: '1/2', quorum: 'some' }, 'rule-faulty'],
    [{ share: '1/2', mostNo: 'few' }, 'rule-faulty'],
    [{ share: '1/2', name: ' ' }, 'rule-unnamed'],
    [{ share: '1/2', name: 'x'.repeat(81) }, 'rule-name-too-long'],
  ] as const)('[V62] refuses %j: %s', (fields, refusal) => {
    expect(ownRuleOfFields({ ...nothing, ...fields })).toEqual(refuse(refusal));
  });
});

describe('ruleInWords', () => {
  const all = {
    share: '2/3',
    minYes: '9',
    quorum: '12',
    mostNo: '1/3',
    mostAbstain: '0',
    vetoGroup: 'permanent',
    tie: 'tied',
  } as const;

  it('[V62] says everything a rule asks for, in both languages', () => {
    expect(said(made(all), 'en')).toBe(
      'At least 66.67 % of the votes cast (yes and no) in favour. At least 9 in favour. ' +
        'At most 33.33 % of the votes cast (yes and no) vote against. No abstaining. ' +
        'Quorum: at least 12 present. A negative vote of permanent defeats it. ' +
        'A tie leads to a second vote.',
    );
    expect(said(made({ share: '1/2', compare: '>', quorum: '1/3' }), 'fr')).toBe(
      'Plus de la moitié des suffrages exprimés (pour et contre) pour. ' +
        'Quorum\u00a0: plus de 33,33\u00a0% des membres ayant le droit de vote présents. ' +
        'En cas de partage, rejet.',
    );
  });
});

function said(rule: ThresholdRule, locale: 'en' | 'fr'): string {
  const t = createTranslator({ locale, messages: locale === 'en' ? en : fr, namespace: 'verdict' });
  const sentences = ruleInWords(rule).map((message) =>
    t(message.key as never, valuesIn(locale, message) as never),
  );
  return sentences.join(' ');
}
