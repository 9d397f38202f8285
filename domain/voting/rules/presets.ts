import type { Quorum, ThresholdRule } from './rule';

export const presetNames = [
  'simple-majority',
  'two-thirds',
  'absolute-majority',
  'ga-simple',
  'ga-important',
  'unsc-procedural',
  'unsc-substantive',
  'unsc-procedural-1946',
  'unsc-substantive-1946',
  'eu-simple',
  'eu-qualified',
  'eu-reinforced',
  'rr-majority',
  'rr-two-thirds',
  'two-thirds-of-members',
  'eu-unanimity',
  'coe-ministers',
  'ilo-convention',
  'imf-85',
] as const;

export type PresetName = (typeof presetNames)[number];

const moreThanHalf = { threshold: '1/2', compare: '>' } as const;
const twoThirds = { threshold: '2/3', compare: '>=' } as const;

/** A decision of the Assembly needs a majority of its members in the room [V11]. */
const assemblyQuorum: Quorum = { of: 'members', ...moreThanHalf, countedBy: 'present' };
const majorityPresent: Quorum = { of: 'entitled', ...moreThanHalf, countedBy: 'present' };

/**
 * The bodies' rules by name; each is an ordinary rule object [V4, V11, V12, V13, V14, V61]. Permanent
 * members of the Security Council are the group `permanent` on the roll.
 */
export const presets: Readonly<Record<PresetName, ThresholdRule>> = {
  'simple-majority': { unit: 'people', base: 'cast', ...moreThanHalf },
  'two-thirds': { unit: 'people', base: 'cast', ...twoThirds },
  'absolute-majority': { unit: 'people', base: 'entitled', ...moreThanHalf },
  'ga-simple': {
    unit: 'people',
    base: 'cast',
    ...moreThanHalf,
    quorum: assemblyQuorum,
    tie: 'tied',
  },
  'ga-important': { unit: 'people', base: 'cast', ...twoThirds, quorum: assemblyQuorum },
  'unsc-procedural': { unit: 'people', minYes: '9' },
  'unsc-substantive': { unit: 'people', minYes: '9', vetoGroups: ['permanent'] },
  'unsc-procedural-1946': { unit: 'people', minYes: '7' },
  'unsc-substantive-1946': { unit: 'people', minYes: '7', vetoGroups: ['permanent'] },
  'eu-simple': { unit: 'people', base: 'entitled', ...moreThanHalf, quorum: majorityPresent },
  'eu-qualified': {
    unit: 'people',
    base: 'entitled',
    threshold: '55/100',
    compare: '>=',
    quorum: majorityPresent,
    also: [
      {
        unit: 'weight',
        base: 'entitled',
        threshold: '65/100',
        compare: '>=',
        blockingMinority: { share: '35/100', members: '4' },
      },
    ],
  },
  'eu-reinforced': {
    unit: 'people',
    base: 'entitled',
    threshold: '72/100',
    compare: '>=',
    quorum: majorityPresent,
    also: [{ unit: 'weight', base: 'entitled', threshold: '65/100', compare: '>=' }],
  },
  'rr-majority': {
    unit: 'people',
    base: 'cast+invalid',
    ...moreThanHalf,
    quorum: majorityPresent,
  },
  'rr-two-thirds': { unit: 'people', base: 'cast+invalid', ...twoThirds, quorum: majorityPresent },
  'two-thirds-of-members': { unit: 'people', base: 'members', ...twoThirds },
  'eu-unanimity': {
    unit: 'people',
    base: 'cast',
    threshold: '1/1',
    compare: '>=',
    quorum: majorityPresent,
  },
  'coe-ministers': {
    unit: 'people',
    base: 'cast',
    ...twoThirds,
    also: [{ unit: 'people', base: 'entitled', ...moreThanHalf }],
  },
  'ilo-convention': {
    unit: 'people',
    base: 'cast',
    ...twoThirds,
    quorum: { of: 'entitled', threshold: '1/2', compare: '>=', countedBy: 'cast' },
  },
  'imf-85': { unit: 'weight', base: 'members', threshold: '85/100', compare: '>=' },
};

/** Tells whether a name is one of ours; a vote's rule may also be an object. */
export function isPresetName(value: unknown): value is PresetName {
  return typeof value === 'string' && (presetNames as readonly string[]).includes(value);
}
