import { isPresetName, presets, type PresetName } from './presets';
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
export function isWithinReach(name: PresetName, voters: number): boolean {
  return rulesWithin(presets[name]).every(
    ({ minYes }) => minYes === undefined || Number(minYes) <= voters,
  );
}
