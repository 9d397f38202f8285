import { readVoteRecord, countFormat, recount } from '@/domain/voting/file/vote-record';
import type { Verdict } from '@/domain/voting/rules/verdict';

/** One case of the outside data against our verdict on it. */
export type Comparison = {
  readonly name: string;
  readonly expected: string;
  readonly ours: string;
  /** Why the data is known to be wrong here, from its notice or from the row itself. */
  readonly knownDefect?: string;
};

export type ComparedSet = {
  readonly name: string;
  readonly comparisons: readonly Comparison[];
  /** What of the set could not be compared, and why. */
  readonly leftOut?: string;
};

/** Counts a case by the way every record goes: read, refused if faulty, counted. */
export function verdictOn(record: Readonly<Record<string, unknown>>): Verdict {
  const read = readVoteRecord({ format: countFormat, ...record });
  if (!read.ok) throw new RangeError(JSON.stringify(read.faults));
  const verdict = recount(read.value);
  if (verdict.tally === null) throw new RangeError('Nothing is counted in this case.');
  return verdict;
}

/** Our outcome, or the first fault where the case is refused as a record. */
export function outcomeOn(record: Readonly<Record<string, unknown>>): string {
  const read = readVoteRecord({ format: countFormat, ...record });
  if (read.ok) return recount(read.value).outcome;
  const [first] = read.faults;
  return `refused (${first?.at} ${first?.code} ${first?.found ?? ''})`;
}

/** Prints a set: cases, agreements, and each disagreement with the defect known of it. */
export function reportOn({ name, comparisons, leftOut }: ComparedSet): readonly string[] {
  const apart = comparisons.filter(({ expected, ours }) => expected !== ours);
  const known = apart.filter(({ knownDefect }) => knownDefect !== undefined);
  const agreed = comparisons.length - apart.length;
  const columns = [comparisons.length, agreed, known.length, apart.length - known.length];
  return [
    `${name.padEnd(52)}${columns.map((number) => String(number).padStart(9)).join('')}`,
    ...(leftOut === undefined ? [] : [`    left out: ${leftOut}`]),
    ...apart.map(
      (each) =>
        `    ${each.knownDefect === undefined ? 'DISAGREES' : 'known defect'}: ${each.name}: data ${each.expected}, ours ${each.ours}${each.knownDefect === undefined ? '' : ` (${each.knownDefect})`}`,
    ),
  ];
}

export const heading = `${''.padEnd(52)}${['cases', 'agree', 'defects', 'disagree'].map((word) => word.padStart(9)).join('')}`;
