import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const page = readFileSync('docs/glossary.md', 'utf8');
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .slice(2);
const words = rows.flatMap(([, word = '']) => word.split(', '));
const code = ['app', 'components', 'domain', 'server'].map(everythingIn).join('\n').toLowerCase();

describe('the glossary', () => {
  it('is one table, in which each word stands once', () => {
    expect(page.match(/^\| word/gmu)).toHaveLength(1);
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
  });

  it('says of each word how it is in French and what it means', () => {
    const unsaid = rows.filter(([, , french, meaning]) => !french || !meaning);
    expect(unsaid.map(([, word]) => word)).toEqual([]);
  });

  it.each(words)('%s is a word of the code', (word) => {
    const written = word.toLowerCase().replaceAll(' ', '[ -]?');
    expect(code).toMatch(new RegExp(`\\b${written}|${written.replaceAll(' ', '')}`, 'u'));
  });
});

function everythingIn(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/u.test(file))
    .map((file) => `${file}\n${readFileSync(`${folder}/${file}`, 'utf8')}`)
    .join('\n');
}
