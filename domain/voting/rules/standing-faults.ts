import { formatAmount, type Unit } from './amount';
import { baseAmount, requireAmount } from './checks';
import type { Fault } from '@/domain/voting/fault';
import { rulesWithin, type ThresholdRule } from './rule';
import type { Standing, Tally } from './tally';

/**
 * Faults between a rule and what a count knows: weights or vetoes that secret ballots
 * hide [V17], totals without weights [V16], a fixed base smaller than those who may
 * vote, by which a share could exceed the whole [V1].
 */
export function standingFaults(rule: ThresholdRule, standing: Standing): readonly Fault[] {
  return rulesWithin(rule).flatMap((each) => {
    const tally = each.unit === 'people' ? standing.people : standing.weight;
    if (!tally) return [{ code: 'weights-unknown', at: 'rule.unit' } as const];
    return [...secretVetoFaults(each, standing), ...fixedBaseFaults(each, tally)];
  });
}

function secretVetoFaults(rule: ThresholdRule, standing: Standing): readonly Fault[] {
  const hidden = rule.vetoGroups !== undefined && standing.opposed === null;
  return hidden && standing.people.no > 0n ? [{ code: 'secret-veto', at: 'rule.vetoGroups' }] : [];
}

function fixedBaseFaults(rule: ThresholdRule, tally: Tally<Unit>): readonly Fault[] {
  if (typeof rule.base !== 'object') return [];
  const entitled = baseAmount(tally, 'entitled');
  if (requireAmount(rule.base.fixed) >= entitled) return [];
  const [found, expected] = [rule.base.fixed, formatAmount(entitled)];
  return [{ code: 'base-too-small', at: 'rule.base.fixed', found, expected }];
}
