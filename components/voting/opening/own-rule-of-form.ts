import type { OwnRuleFields } from '@/domain/voting/rules/own-rule-of-fields';
import { namedBases } from '@/domain/voting/rules/rule';

/** What a field of the form is called; the value of the radio button that asks for them. */
export const ownRuleField = (name: keyof OwnRuleFields) => `own-${name}`;
export const ownRuleValue = 'own';

/** Reads what was filled in to make a rule; what is not offered counts as the first offered. */
export function ownRuleFieldsOf(form: FormData): OwnRuleFields {
  const text = (name: keyof OwnRuleFields) => {
    const value = form.get(ownRuleField(name));
    return typeof value === 'string' ? value.slice(0, 200) : '';
  };
  const oneOf = <Value extends string>(
    name: keyof OwnRuleFields,
    offered: readonly [Value, ...Value[]],
  ) => offered.find((each) => each === text(name)) ?? offered[0];
  return {
    name: text('name'),
    unit: oneOf('unit', ['people', 'weight']),
    share: text('share'),
    compare: oneOf('compare', ['>=', '>']),
    base: oneOf('base', namedBases),
    minYes: text('minYes'),
    quorum: text('quorum'),
    quorumCompare: oneOf('quorumCompare', ['>', '>=']),
    quorumOf: oneOf('quorumOf', ['entitled', 'members']),
    quorumBy: oneOf('quorumBy', ['present', 'cast']),
    mostNo: text('mostNo'),
    mostAbstain: text('mostAbstain'),
    vetoGroup: text('vetoGroup'),
    tie: oneOf('tie', ['rejected', 'tied']),
  };
}
