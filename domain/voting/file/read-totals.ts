import { heads } from '@/domain/voting/rules/amount';
import type { Fault } from '@/domain/voting/fault';
import { isObject, textsAt, unknownFields } from '@/domain/voting/json-faults';
import { ballotStates } from '@/domain/voting/rules/rule';
import { emptyTally, type Standing } from '@/domain/voting/rules/tally';
import { wholeFaults } from './read-ballots';

/**
 * Reads an old record known only by its totals [V16]: counts by state, the number of
 * members, and who vetoed. Members not accounted for were absent.
 */
export function readTotals(json: Record<string, unknown>, faults: Fault[]): Standing | null {
  const { counts, members, vetoes = [] } = json;
  const before = faults.length;
  for (const at of ['ballots', 'roll']) {
    if (json[at] !== undefined) faults.push({ code: 'out-of-place', at });
  }
  faults.push(...countsFaults(counts), ...textsAt(vetoes, 'vetoes'));
  if (members !== undefined) faults.push(...wholeFaults(members, 'members', 0));
  if (faults.length > before || !isObject(counts)) return null;
  const known = countsOf(counts, members);
  const sum = ballotStates.reduce((total, state) => total + (known[state] ?? 0), 0);
  if (members !== undefined && sum !== members) {
    const [found, expected] = [String(sum), String(Number(members))];
    faults.push({ code: 'counts-do-not-add-up', at: 'counts', found, expected });
  }
  return standingOf(known, vetoes as readonly string[], faults);
}

function countsFaults(counts: unknown): readonly Fault[] {
  if (!isObject(counts)) return [{ code: 'not-an-object', at: 'counts' }];
  return [
    ...unknownFields(counts, ballotStates, 'counts'),
    ...Object.entries(counts).flatMap(([state, count]) => wholeFaults(count, `counts.${state}`, 0)),
  ];
}

function countsOf(counts: Record<string, unknown>, members: unknown): Record<string, number> {
  const known: Record<string, number> = {};
  let sum = 0;
  for (const state of ballotStates) {
    known[state] = Number(counts[state] ?? 0);
    sum += known[state];
  }
  if (counts['absent'] === undefined && typeof members === 'number' && members > sum) {
    known['absent'] = members - sum;
  }
  return known;
}

function standingOf(
  counts: Readonly<Record<string, number>>,
  vetoes: readonly string[],
  faults: Fault[],
): Standing {
  const [found, expected] = [String(vetoes.length), String(counts['no'] ?? 0)];
  if (vetoes.length > (counts['no'] ?? 0)) {
    faults.push({ code: 'too-many-vetoes', at: 'vetoes', found, expected });
  }
  const people = emptyTally<'people'>();
  for (const state of ballotStates) people[state] = heads(counts[state] ?? 0);
  const opposed = vetoes.map((id) => ({ id, groups: 'any' as const }));
  return { people, weight: null, opposed, entitledWeights: [] };
}
