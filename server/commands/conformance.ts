import { existsSync } from 'node:fs';
import { type ComparedSet, heading, reportOn } from './conformance/comparison';
import { generalAssembly } from './conformance/general-assembly';
import { rankedBallots } from './conformance/ranked-ballots';
import { scottishWards } from './conformance/scottish-wards';
import { securityCouncil } from './conformance/security-council';

/**
 * `npm run conformance -- <folder>`: the engine over votes that others have recorded, for
 * each set the cases, the agreements, and every disagreement, with the defects known of
 * the data named beside it. Exit 1 where a disagreement has no such reason.
 */
export function conformance(folder: string): number {
  if (!existsSync(folder)) {
    process.stderr.write(`There is no outside data at ${folder}; name its folder.\n`);
    return 2;
  }
  const sets: readonly ComparedSet[] = [
    ...securityCouncil(folder),
    ...generalAssembly(folder),
    ...rankedBallots(folder),
    ...scottishWards(folder),
  ];
  const lines = [heading, ...sets.flatMap(reportOn)];
  process.stdout.write(`${lines.join('\n')}\n`);
  const all = sets.flatMap((set) => set.comparisons);
  const unexplained = all.filter(
    ({ expected, ours, knownDefect }) => expected !== ours && knownDefect === undefined,
  );
  process.stdout.write(
    `\n${all.length} comparisons, ${unexplained.length} unexplained disagreements\n`,
  );
  return unexplained.length === 0 ? 0 : 1;
}

process.exitCode = conformance(process.argv[2] ?? '../shared/data');
