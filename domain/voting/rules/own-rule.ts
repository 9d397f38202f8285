import { accept, refuse, type Result } from '@/domain/result';
import { isObject } from '@/domain/voting/json-faults';
import { isPresetName, presets, type PresetName } from './presets';
import { rulesWithin, type ThresholdRule } from './rule';
import { ruleFaults } from './rule-faults';

/** A rule that a body made for itself, by the name it goes by [V4, V62]. */
export type OwnRule = { readonly name: string; readonly rule: ThresholdRule };

/** How yes and no decide: by a rule of a known body, or by the body's own. */
export type ChosenRule = PresetName | OwnRule;

export type OwnRuleRefusal = 'rule-unnamed' | 'rule-name-too-long' | 'rule-faulty';

/** So long the name of a rule may be, in characters. */
export const ruleNameMax = 80;
/** So many rules a session keeps. */
export const ownRulesMax = 20;
/** So many groups, caps or further rules one rule may have. */
const partsMax = 10;

/** What a chosen rule asks for. */
export function ruleOf(chosen: ChosenRule): ThresholdRule {
  return isPresetName(chosen) ? presets[chosen] : chosen.rule;
}

/** Whether two chosen rules are one and the same. */
export function isSameRule(one: ChosenRule, other: ChosenRule): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Reads a rule that somebody made: named, sound, and not beyond measure. */
export function readOwnRule(value: unknown): Result<OwnRule, OwnRuleRefusal> {
  if (!isObject(value)) return refuse('rule-faulty');
  const name = typeof value['name'] === 'string' ? value['name'].trim() : '';
  if (name === '') return refuse('rule-unnamed');
  if (name.length > ruleNameMax) return refuse('rule-name-too-long');
  const { rule } = value;
  if (!isObject(rule) || ruleFaults(rule).length > 0) return refuse('rule-faulty');
  const sound = rule as unknown as ThresholdRule;
  const isMeasured = rulesWithin(sound).every(({ caps = [], vetoGroups = [], also = [] }) => {
    return [caps, vetoGroups, also].every((parts) => parts.length <= partsMax);
  });
  return isMeasured ? accept({ name, rule: sound }) : refuse('rule-faulty');
}

/** Reads a chosen rule as it is kept: a preset's name or the body's own; null for neither. */
export function readChosenRule(value: unknown): ChosenRule | null {
  if (isPresetName(value)) return value;
  const own = readOwnRule(value);
  return own.ok ? own.value : null;
}

/** The rules a session keeps with one more, the newest first; one of the same name goes. */
export function withOwnRule(kept: readonly OwnRule[], own: OwnRule): readonly OwnRule[] {
  return [own, ...kept.filter(({ name }) => name !== own.name)].slice(0, ownRulesMax);
}
