import { spawnSync } from 'node:child_process';
import { runRows, type RowResult } from './run-rows';
import { rows } from './rows';
import { writeDocs } from './write-docs';

// `npm run faults [-- F01 F04 … --seed N --full --write-docs]`, or `npm run faults -- fuzz`
const words = process.argv.slice(2);
const has = (flag: string) => words.includes(flag);
const seedAt = words.indexOf('--seed');
const seed = seedAt < 0 ? Math.floor(Math.random() * 2 ** 31) : Number(words[seedAt + 1]);
process.exit(has('fuzz') ? fuzz() : await rehearse());

async function rehearse(): Promise<number> {
  const named = words.filter((word) => /^F\d+$/.test(word));
  const unknown = named.filter((name) => !rows.some((row) => row.name === name));
  if (unknown.length > 0) throw new Error(`There is no row ${unknown.join(', ')}.`);
  const chosen = rows.filter((row) => named.length === 0 || named.includes(row.name));
  const isFull = has('--full');
  // After each row, so that a run that is broken off leaves what it found.
  const onRow = (results: readonly RowResult[], postgres: string) => {
    if (has('--write-docs')) writeDocs({ seed, isFull, results, postgres });
  };
  const results = await runRows(chosen, { seed, isFull, say: console.log, onRow });
  return results.every(({ outcome }) => outcome !== 'broken') ? 0 : 1;
}

/** The laws of writing, the convergence fuzz and Yjs's random tests, for much longer than in `npm test`. */
function fuzz(): number {
  return fuzzLaws() || fuzzServer();
}

/** A million steps of three people at one text. */
function fuzzLaws(): number {
  const env = { LAWS_RUNS: '7000', FUZZ_SEED: `${seed}`, ...process.env };
  const laws = 'tests/components/drafts/binding/text-binding.laws';
  const vitest = ['vitest', 'run', '--project', 'unit', laws];
  return spawnSync('npx', vitest, { env, stdio: 'inherit' }).status ?? 1;
}

function fuzzServer(): number {
  const env = { FAULTS_SEED: `${seed}`, FUZZ_RUNS: '500', YJS_ITERATIONS: '5000', ...process.env };
  const tests = ['live/live-node.convergence', 'text/yjs-random'].map(
    (name) => `tests/server/${name}`,
  );
  const vitest = ['vitest', 'run', '--project', 'server', ...tests];
  return spawnSync('npx', vitest, { env, stdio: 'inherit' }).status ?? 1;
}
