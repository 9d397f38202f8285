import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { promiseList } from './promise-list';
import type { Row } from './row';
import type { RowResult } from './run-rows';
import { rows } from './rows';

const file = 'docs/reliability.md';
const folder = 'tests/faults/.results';
const kept = `${folder}/last-runs.json`;

type Run = { seed: number; isFull: boolean; results: readonly RowResult[]; postgres: string };

/** The last result of a row, and how it was run. */
type Last = Pick<RowResult, 'outcome' | 'findings' | 'notes' | 'seconds'> & {
  seed: number;
  isFull: boolean;
  on: string;
};

/**
 * Writes docs/reliability.md: what was promised, done to it, and found. A run of some
 * rows renews those and leaves the last results of the others.
 */
export function writeDocs(run: Run): void {
  const last = renewed(run);
  const rowsRun = rows.filter(({ name }) => last[name]);
  const parts = [
    opening,
    '## Promises',
    table(
      ['', 'promise', 'checked in'],
      Object.entries(promiseList).map(([name, { says, checkedIn }]) => [name, says, checkedIn]),
    ),
    '## The last run of each row',
    ranWhen(run, Object.values(last)),
    table(
      ['row', 'fault', 'promises', 'result', 'shortened', 'time', 'seed'],
      rowsRun.map((row) => rowOfTable(row, last[row.name])),
    ),
    '## What was measured in it',
    rowsRun.map((row) => measured(row, last[row.name])).join('\n\n'),
    closing,
  ];
  writeFileSync(file, `${parts.join('\n\n')}\n`);
  execFileSync('npx', ['oxfmt', file]);
}

function renewed({ seed, isFull, results }: Run): Record<string, Last> {
  const last = existsSync(kept)
    ? (JSON.parse(readFileSync(kept, 'utf8')) as Record<string, Last>)
    : {};
  const on = new Date().toISOString().slice(0, 10);
  for (const { row, outcome, findings, notes, seconds } of results) {
    last[row.name] = { outcome, findings, notes, seconds, seed, isFull, on };
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(kept, JSON.stringify(last, null, 1));
  return last;
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

function ranWhen({ postgres }: Run, all: Last[]): string {
  const count = (outcome: RowResult['outcome']) =>
    all.filter((last) => last.outcome === outcome).length;
  const memory = Math.round(totalmem() / 2 ** 30);
  const seconds = Math.round(all.reduce((sum, last) => sum + last.seconds, 0));
  const days = [...new Set(all.map(({ on }) => on))].sort((one, other) => (one < other ? -1 : 1));
  return `${days.join(', ')}: ${count('kept')} rows kept, ${count('broken')} broken, ${count('not run')} not run, in ${seconds} s. Machine: ${cpus().length} cores, ${memory} GB, ${type()} ${release().split('-')[0]}, Node ${process.versions.node}, PostgreSQL ${postgres}; shared with other work at the time, so durations are upper bounds.`;
}

function rowOfTable(row: Row, last?: Last): string[] {
  if (!last) return [];
  const { outcome, seconds, seed, isFull } = last;
  const shortened = isFull ? '' : (row.shortened ?? '');
  const what = outcome === 'not run' ? `not run: ${last.notes[0] ?? ''}` : outcome;
  const time = `${seconds.toFixed(0)} s`;
  return [row.name, row.fault, row.promises.join(' '), what, shortened, time, `${seed}`];
}

function measured({ name, fault }: Row, last?: Last): string {
  const { findings = [], notes = [] } = last ?? {};
  const lines = [
    ...findings.map(({ promise, isKept, words }) => {
      return `- ${promise} ${isKept ? 'kept' : '**broken**'}: ${words}`;
    }),
    ...notes.filter((note) => !/[\\/]tmp[\\/]|\n/.test(note)).map((note) => `- ${note}`),
  ];
  return `**${name}**, ${fault}\n\n${lines.join('\n')}`;
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
