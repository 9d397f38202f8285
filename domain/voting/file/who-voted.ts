import type { Fault } from '@/domain/voting/fault';
import { isObject } from '@/domain/voting/json-faults';
import type { RollEntry } from '@/domain/voting/rules/rule';
import { voterFault } from '@/domain/voting/rules/tally';

/**
 * Who may not have voted, in a record that has other faults already [V3]: all that is
 * wrong is said at once, though nothing of it can be counted.
 */
export function whoVotedFaults(roll: readonly RollEntry[], ballots: unknown): readonly Fault[] {
  if (!Array.isArray(ballots)) return [];
  const lines = new Map(roll.map((entry) => [entry.id, entry]));
  const cast = new Set<string>();
  return ballots.flatMap((ballot: unknown, index): Fault[] => {
    const voter = isObject(ballot) ? ballot['voter'] : undefined;
    if (typeof voter !== 'string' || voter === '') return [];
    const code = voterFault(lines.get(voter), cast.has(voter));
    cast.add(voter);
    return code ? [{ code, at: `ballots[${index}].voter`, found: voter }] : [];
  });
}
