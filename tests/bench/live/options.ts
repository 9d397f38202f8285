import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';

/** What a run measures, and how thoroughly. */
export type Options = {
  scenarios: string[];
  /** How often each candidate is measured; the median counts. */
  repeat: number;
  /** Shorter and smaller: to see whether it works, not to compare. */
  quick: boolean;
  candidates: string[];
  /** Where the traces of real typing are, if they are there. */
  traces: string | null;
  /** Whether docs/performance.md is rewritten. */
  write: boolean;
};

export const scenarioNames = ['S1', 'S2', 'S3', 'S4', 'S5'];

/** `npm run bench -- [S1 …] [--repeat n] [--quick] [--only plenary] [--traces folder] [--write]` */
export function readOptions(words: string[]): Options {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      repeat: { type: 'string' },
      quick: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
      traces: { type: 'string' },
      write: { type: 'boolean' },
    },
  });
  const unknown = positionals.filter((name) => !scenarioNames.includes(name));
  if (unknown.length > 0) throw new Error(`There is no scenario ${unknown.join(', ')}.`);
  const repeat = Number(values.repeat ?? (values.quick ? 1 : 5));
  if (!Number.isInteger(repeat) || repeat < 1) throw new Error('--repeat takes a whole number.');
  const folder = values.traces ?? process.env.BENCH_TRACES ?? '../shared/data/traces';
  return {
    scenarios: positionals.length > 0 ? positionals : scenarioNames,
    repeat,
    quick: values.quick,
    candidates: values.only,
    traces: existsSync(folder) ? folder : null,
    write: values.write ?? (!values.quick && repeat >= 5 && values.only.length === 0),
  };
}
