import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** The oldest version of a package without a known fault that concerns us. */
const floors: Record<string, string> = {
  next: '16.3.3',
  'next-auth': '4.24.15',
  nodemailer: '9.0.1',
  ws: '8.23.0',
  '@tiptap/core': '3.30.4',
  mammoth: '1.11.0',
};

type Lock = { packages: Record<string, { version?: string; resolved?: string }> };

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
const installed = Object.entries(lock.packages).map(([path, { version, resolved }]) => ({
  name: path.split('node_modules/').at(-1) ?? '',
  path,
  version: version ?? '',
  resolved,
}));

describe.each(Object.entries(floors))('%s', (name, floor) => {
  const copies = installed.filter((copy) => copy.name === name);

  it(`is at least ${floor} wherever it is installed`, () => {
    expect(copies.filter(({ version }) => isOlder(version, floor))).toEqual([]);
  });
});

describe('package-lock.json', () => {
  it('holds one copy of Yjs and of what must recognise its parts', () => {
    for (const name of ['yjs', 'y-protocols', 'prosemirror-model', '@tiptap/core', 'react']) {
      expect(installed.filter((copy) => copy.name === name)).toHaveLength(1);
    }
  });

  it('holds every package of Tiptap in one exact version', () => {
    const ours = installed.filter(({ name }) => name.startsWith('@tiptap/'));
    expect(new Set(ours.map(({ version }) => version)).size).toBe(1);
  });

  it('names no registry but the public one', () => {
    const strange = installed.filter(
      ({ resolved }) => resolved && !resolved.startsWith('https://registry.npmjs.org/'),
    );
    expect(strange.map(({ path }) => path)).toEqual([]);
  });
});

function isOlder(version: string, floor: string): boolean {
  const [has, needs] = [version, floor].map((text) => text.split(/[.-]/).map(Number));
  for (const [place, least] of (needs ?? []).entries()) {
    const part = has?.[place] ?? 0;
    if (part !== least) return part < least;
  }
  return false;
}
