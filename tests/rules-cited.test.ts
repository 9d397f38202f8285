import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const documented = new Set(
  [...readFileSync('docs/rules/voting.md', 'utf8').matchAll(/^\*\*(V\d+)\./gm)].map(([, id]) => id),
);

describe('the numbered rules of voting', () => {
  const inSource = citations('domain/voting');
  const inTests = citations('tests/domain/voting');

  it('every rule cited in the source is in the document', () => {
    expect([...inSource].filter((id) => !documented.has(id))).toEqual([]);
  });

  it('every rule named by a test is in the document', () => {
    expect([...inTests].filter((id) => !documented.has(id))).toEqual([]);
  });

  it('every rule of the document is cited by a function', () => {
    expect([...documented].filter((id) => !inSource.has(id ?? ''))).toEqual([]);
  });

  it('every rule of the document is tested', () => {
    expect([...documented].filter((id) => !inTests.has(id ?? ''))).toEqual([]);
  });
});

/** Rules in square brackets, `[V8, V12]`, or in a table of cases, `rule: 'V8'`. */
function citations(folder: string): ReadonlySet<string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const sources = files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('rules-cited.test.ts'))
    .map((file) => readFileSync(`${folder}/${file}`, 'utf8'));
  const cited = sources.flatMap((source) => [
    ...[...source.matchAll(/\[(V\d+(?:, V\d+)*)\]/g)].flatMap(([, ids = '']) => ids.split(', ')),
    ...[...source.matchAll(/rule: '(V\d+)'/g)].map(([, id = '']) => id),
  ]);
  return new Set(cited);
}
