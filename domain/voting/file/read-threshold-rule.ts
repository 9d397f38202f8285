import type { Fault } from '@/domain/voting/fault';
import { isPresetName, presets } from '@/domain/voting/rules/presets';
import type { ThresholdRule } from '@/domain/voting/rules/rule';
import { ruleFaults } from '@/domain/voting/rules/rule-faults';

/** Reads a rule by its preset's name or as a rule object [V4]; null where there are faults. */
export function readThresholdRule(json: unknown, faults: Fault[]): ThresholdRule | null {
  if (json === undefined) {
    faults.push({ code: 'missing', at: 'rule' });
    return null;
  }
  if (typeof json === 'string') {
    if (isPresetName(json)) return presets[json];
    faults.push({ code: 'unknown-preset', at: 'rule', found: json });
    return null;
  }
  const wrong = ruleFaults(json);
  faults.push(...wrong);
  return wrong.length > 0 ? null : (json as ThresholdRule);
}
