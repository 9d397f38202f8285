import { ruleOf, type ChosenRule } from './own-rule';
import { isPresetName, type PresetName } from './presets';
import { rulesWithin } from './rule';

/** The rules a chair can choose from when putting a draft to the vote. */
export const offeredRules = [
  'simple-majority',
  'two-thirds',
  'absolute-majority',
  'unsc-substantive',
] as const satisfies readonly PresetName[];

/** The offered rules with the session's own first; one of another body is added. */
export function rulesToOffer(defaultRule: string): readonly PresetName[] {
  if (!isPresetName(defaultRule)) return offeredRules;
  return [defaultRule, ...offeredRules.filter((name) => name !== defaultRule)];
}

/** Whether so many delegations can carry anything at all under a rule: nine yes need nine. */
export function isWithinReach(rule: ChosenRule, voters: number): boolean {
  return rulesWithin(ruleOf(rule)).every(
    ({ minYes }) => minYes === undefined || Number(minYes) <= voters,
  );
}
