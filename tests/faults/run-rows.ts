import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asAdministrator } from './crashable-postgres';
import { NotRun, type Row } from './row';
import { seeded } from './seeded';
import { Stage, type Finding } from './stage';
import { World } from './world';

export type RowResult = {
  row: Row;
  outcome: 'kept' | 'broken' | 'not run';
  findings: Finding[];
  notes: string[];
  seconds: number;
};

type Options = {
  seed: number;
  isFull: boolean;
  say: (words: string) => void;
  /** Called after each row with all so far, and the version of PostgreSQL. */
  onRow: (results: readonly RowResult[], postgres: string) => void;
};

/** Runs rows one after the other in one world, and tells of each as it ends. */
export async function runRows(rows: readonly Row[], options: Options): Promise<RowResult[]> {
  options.say(`Seed ${options.seed}. The same rows with --seed ${options.seed} do the same again.`);
  const world = await World.start(rows.some(({ name }) => name === 'F08') ? 768 : undefined);
  const results: RowResult[] = [];
  const [server] = await asAdministrator(world.databaseUrl, 'SHOW server_version');
  try {
    for (const row of rows) {
      const result = await runRow(row, world, options);
      results.push(result);
      options.say(inWords(result));
      options.onRow(results, String(server?.['server_version']));
    }
  } finally {
    await world.end();
  }
  return results;
}

/** Runs one row; its own randomness depends on nothing but the seed and its name. */
export async function runRow(
  row: Row,
  world: World,
  { seed, isFull }: Pick<Options, 'seed' | 'isFull'>,
): Promise<RowResult> {
  const stage = new Stage(world, seeded(seed + Number(row.name.slice(1)) * 7919), isFull);
  const began = performance.now();
  const reason = await row.run(stage).then(
    () => null,
    (error: unknown) => error,
  );
  await stage.close();
  const seconds = (performance.now() - began) / 1000;
  const { findings, notes } = stage;
  if (reason instanceof NotRun) {
    return { row, outcome: 'not run', findings, notes: [reason.message], seconds };
  }
  const isBroken = reason !== null || findings.some(({ isKept }) => !isKept);
  if (reason !== null)
    notes.push(reason instanceof Error ? (reason.stack ?? '') : JSON.stringify(reason));
  const unchecked = row.promises.filter((one) => !findings.some(({ promise }) => promise === one));
  if (unchecked.length > 0) notes.push(`not checked: ${unchecked.join(', ')}`);
  if (isBroken) notes.push(`what everybody did: ${await writeLogs(stage, row)}`);
  const outcome = isBroken || unchecked.length > 0 ? 'broken' : 'kept';
  return { row, outcome, findings, notes, seconds };
}

/** The row as a paragraph of the terminal. */
export function inWords({ row, outcome, findings, notes, seconds }: RowResult): string {
  const head = `${row.name} ${outcome.padEnd(8)} ${seconds.toFixed(1).padStart(6)} s  ${row.fault}`;
  const found = findings.map(({ promise, isKept, words }) => {
    return `      ${promise.padEnd(4)} ${isKept ? 'kept  ' : 'BROKEN'} ${words}`;
  });
  return [head, ...found, ...notes.map((note) => `      ${note}`)].join('\n');
}

async function writeLogs(stage: Stage, { name }: Row): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `plenary-faults-${name}-`));
  for (const actor of stage.actors) {
    const lines = actor.log.map((line) => JSON.stringify(line)).join('\n');
    await writeFile(join(folder, `${actor.name}.jsonl`), lines);
  }
  return folder;
}
