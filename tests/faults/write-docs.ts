import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { promiseList } from './promise-list';
import type { RowResult } from './run-rows';

const file = 'docs/reliability.md';

type Run = { seed: number; isFull: boolean; results: readonly RowResult[]; postgres: string };

/** Writes docs/reliability.md from a run: what was promised, done to it, and found. */
export function writeDocs(run: Run): void {
  const parts = [
    opening,
    '## Promises',
    table(
      ['', 'promise', 'checked in'],
      Object.entries(promiseList).map(([name, { says, checkedIn }]) => [name, says, checkedIn]),
    ),
    '## The last run',
    ranWhen(run),
    table(
      ['row', 'fault', 'promises', 'result', 'shortened', 'time'],
      run.results.map((result) => rowOfTable(result, run.isFull)),
    ),
    '## What was measured in it',
    run.results.map(measured).join('\n\n'),
    closing,
  ];
  writeFileSync(file, `${parts.join('\n\n')}\n`);
  execFileSync('npx', ['oxfmt', file]);
}

const opening = `# Reliability

What the live text and the votes promise, and what was done to them to find out. This page is written by \`npm run faults -- --write-docs\`; nothing in its tables is written by hand.

\`npm run faults\` starts real server processes, a real PostgreSQL with fsync, and where a row asks for it a real browser. Actors use the product’s own connection on y-websocket’s provider. Each types tokens that nobody else types, in three pieces, between the words of the others, and keeps a log of what was sent and what was acknowledged. The network between them is a proxy that can be made bad. When the last fault of a row is over, the promises it names are checked against those logs and PostgreSQL. A row breaks if any check fails, if it throws, or if a promise it names was not looked at. \`npm run faults -- F04 --seed 7\` repeats one row, \`--full\` takes the long times of the matrix, \`npm run faults -- fuzz\` runs the convergence fuzz for longer.

Rows F01, F04, F11, F18, F26, F27, F28 and F31 are part of \`npm test\`, and so is the fuzz: three whole editors, a passive replica and a late joiner on two nodes, under any order of typing, deleting, marking, splitting, joining, pasting, lists, undo, redo, going offline, changing the node, restarts, sealing, unsealing and a removal. Yjs’s own random tests run too, over real providers: changes of texts and elements, compared by the helper that Yjs ships. Its maps and arrays are not tried, because the door lets none in.`;

const closing = `## What still loses something, or takes longer

- **The last moment of a tab.** Words typed within the few milliseconds before a tab is killed may be neither acknowledged nor kept in the browser. They are never shown as saved.
- **A bus that dies silently while nobody rings.** A right that ends behind every node’s back (written into the database by hand) is noticed when a node looks it up: every second while the bus is silent, which it takes up to 3.5 s to find out, and every ten seconds otherwise. Two seconds hold for every act done in the product.
- **Hints lost one by one.** While the bus says hello and loses the rest, another node’s text comes up to ten seconds late. Nothing is lost.
- **Frames doubled or swapped by an intermediary** (F21). TCP never does this. Texts converge; but the count of acknowledged messages is then not that of the tab, and “saved” may be said some milliseconds early.
- **Ballots while PostgreSQL is away** are answered with an error page, and nothing is counted; whoever sends again after the database is back is counted once.
- **A return after a long absence** (F17) merges both texts; the page does not say how many changes arrived meanwhile.
- **Doubled marks stay.** Where two people mark the same words at once, a few bytes that Yjs would tidy stay in the text, because tidying is writing, and readers would do it.

Not rehearsed here: F09 (the server keeps no files beside its log), F10 (needs strace), F30 to F34 (client clocks, migrations, backups, mail), which other tests touch in part. The rows about Redis are in \`npm run test:redis\`; here F11 to F14 do the same to LISTEN and NOTIFY.`;

function ranWhen({ seed, isFull, results, postgres }: Run): string {
  const count = (outcome: RowResult['outcome']) =>
    results.filter((result) => result.outcome === outcome).length;
  const memory = Math.round(totalmem() / 2 ** 30);
  const seconds = results.reduce((sum, result) => sum + result.seconds, 0);
  const length = isFull ? 'full length' : 'shortened';
  return `${new Date().toISOString().slice(0, 10)}, seed ${seed}, ${length}: ${count('kept')} rows kept, ${count('broken')} broken, ${count('not run')} not run, in ${Math.round(seconds)} s. Machine: ${cpus().length} cores, ${memory} GB, ${type()} ${release().split('-')[0]}, Node ${process.versions.node}, PostgreSQL ${postgres}; shared with other work, so times are upper bounds.`;
}

function rowOfTable(result: RowResult, isFull: boolean): string[] {
  const { row, outcome, seconds } = result;
  const shortened = isFull ? '' : (row.shortened ?? '');
  const what = outcome === 'not run' ? `not run: ${result.notes[0] ?? ''}` : outcome;
  return [row.name, row.fault, row.promises.join(' '), what, shortened, `${seconds.toFixed(0)} s`];
}

function measured({ row, findings, notes }: RowResult): string {
  const lines = [
    ...findings.map(({ promise, isKept, words }) => {
      return `- ${promise} ${isKept ? 'kept' : '**broken**'}: ${words}`;
    }),
    ...notes.filter((note) => !/[\\/]tmp[\\/]|\n/.test(note)).map((note) => `- ${note}`),
  ];
  return `**${row.name}**, ${row.fault}\n\n${lines.join('\n')}`;
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
