import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { scenarioNames } from './options';
import { valuesOf, type Bar, type Measured, type Section } from './run';
import { withSpread } from './statistics';

const file = 'docs/performance.md';

/** A table with a line for each candidate: medians, least and most in brackets. */
export function table(measured: Measured, columns: Record<string, string>): string {
  const lines = [...measured.keys()].map((candidate) => {
    const cells = Object.keys(columns).map((figure) =>
      withSpread(valuesOf(measured, candidate, figure)),
    );
    return `| ${[candidate, ...cells].join(' | ')} |`;
  });
  const heads = ['', ...Object.values(columns)];
  return [`| ${heads.join(' | ')} |`, `|${' --- |'.repeat(heads.length)}`, ...lines].join('\n');
}

/** One section as Markdown. */
export function written(section: Section): string {
  const { name, title, notes, tables, bars } = section;
  return [`### ${name}: ${title}`, ...notes, ...tables, barTable(bars)].join('\n\n');
}

function barTable(bars: readonly Bar[]): string {
  const lines = bars.map(({ name, wanted, found, isReached, why }) => {
    const verdict = isReached ? 'reached' : `**missed**${why ? `: ${why}` : ''}`;
    return `| ${name} | ${wanted} | ${found} | ${verdict} |`;
  });
  return ['| bar | wanted | measured | |', '| --- | --- | --- | --- |', ...lines].join('\n');
}

/**
 * Puts each section between its markers in docs/performance.md, and the bars of all of
 * them before the first if all were measured; the rest stays as it is.
 */
export function writeSections(sections: readonly Section[], repeat: number): void {
  let text = readFileSync(file, 'utf8');
  const taken = `_${machine()}; ${repeat} repetitions of each, in turn._`;
  for (const section of sections) {
    text = between(text, section.name, `${written(section)}\n\n${taken}`);
  }
  if (sections.length === scenarioNames.length) {
    text = between(text, 'bars', `${barTable(sections.flatMap(({ bars }) => bars))}\n\n${taken}`);
  }
  writeFileSync(file, text);
  execFileSync('npx', ['oxfmt', file], { shell: process.platform === 'win32' });
}

function machine(): string {
  const [first] = cpus();
  const day = new Date().toLocaleDateString('en-GB', { dateStyle: 'long' });
  return `${first?.model.trim()}, ${cpus().length} cores, Node ${process.versions.node}, ${day}`;
}

function between(text: string, name: string, content: string): string {
  const [begin, end] = [`<!-- bench:${name} -->`, `<!-- /bench:${name} -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${file} has no place for ${name}: ${begin}.`);
  return `${text.slice(0, from + begin.length)}\n\n${content}\n\n${text.slice(to)}`;
}
