import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'plenary-text-'));
afterAll(() => rmSync(folder, { recursive: true }));

const before = '# Veto\n\nRequests a report within six months.\n';
const ours = '# Veto\n\nInvites a report within six months.\n';
const theirs = '# Veto\n\nRequests a report within nine months.\n\nThanks the Chair.\n';

describe('comparing and merging from a terminal', () => {
  it('prints the changes between two texts, and the text with the changes made', () => {
    const changes = run('compare', file('before.md', before), file('after.md', theirs));
    expect(changes.status).toBe(0);
    const made = run('apply', file('before.md', before), file('changes.json', changes.stdout));
    expect(wordsIn(made.stdout)).toEqual([
      'Veto',
      'Requests a report within nine months.',
      'Thanks the Chair.',
    ]);
    const again = run('compare', file('made.json', made.stdout), file('after.md', theirs));
    expect(JSON.parse(again.stdout)).toMatchObject({ changes: [] });
  });

  it('merges what two sides made of one text', () => {
    const merged = run(
      'merge',
      file('base.md', before),
      file('ours.md', ours),
      file('theirs.md', theirs),
    );
    const { text, conflicts } = JSON.parse(merged.stdout) as {
      text: unknown;
      conflicts: unknown[];
    };
    expect(conflicts).toEqual([]);
    expect(wordsIn(JSON.stringify(text))).toEqual([
      'Veto',
      'Invites a report within nine months.',
      'Thanks the Chair.',
    ]);
  });

  it.each([
    ['compare', ['only-one.md'], 'Usage: npm run -s text:compare -- before after'],
    ['compare', [join(folder, 'missing.md'), join(folder, 'missing.md')], 'cannot be read'],
    ['compare', [file('no.json', '{"type":"nothing"}'), file('a.md', before)], 'is not a text'],
    [
      'apply',
      [file('b.md', before), file('bad.json', '{"families":[9],"changes":[]}')],
      'does not hold changes',
    ],
    ['apply', [file('b.md', before), file('worse.json', '[1')], 'is not valid JSON'],
  ])('says what is wrong: %s %#', (command, paths, sentence) => {
    const { status, stderr, stdout } = run(command, ...paths);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(sentence);
  });
});

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function run(command: string, ...paths: string[]) {
  const script = `server/commands/text/${command}.ts`;
  return spawnSync(process.execPath, ['--import', 'tsx', script, ...paths], { encoding: 'utf8' });
}

function wordsIn(json: string): string[] {
  const { content } = JSON.parse(json) as { content: { content: { text: string }[] }[] };
  return content.map((block) => block.content.map(({ text }) => text).join(''));
}
