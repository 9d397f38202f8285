import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import type { Measured, Section } from './run';
import { valuesOf } from './run';
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
  const bars = section.bars.map(
    ({ name, wanted, found, isReached }) =>
      `| ${name} | ${wanted} | ${found} | ${isReached ? 'reached' : '**missed**'} |`,
  );
  return [
    `### ${section.name}: ${section.title}`,
    ...section.notes,
    ...section.tables,
    ...(bars.length > 0
      ? [['| bar | wanted | measured | |', '| --- | --- | --- | --- |', ...bars].join('\n')]
      : []),
  ].join('\n\n');
}

/** Puts each section between its markers in docs/performance.md; the rest stays as it is. */
export function writeSections(sections: readonly Section[], repeat: number): void {
  let text = readFileSync(file, 'utf8');
  for (const section of sections) {
    const taken = `${machine()}; ${repeat} repetitions of each, in turn.`;
    text = between(text, section.name, `${written(section)}\n\n_${taken}_`);
  }
  writeFileSync(file, text);
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
