import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';

/** What no file in a folder may import: the arrows of docs/architecture.md, upside down. */
const forbidden: Record<string, RegExp> = {
  domain: /^(?!\.\/|@\/domain\/)/, // anything but itself
  components: /^(@\/(app|server|prisma)\/|node:)/,
  server: /^@\/(app|components)\//,
  app: /^@\/prisma\//,
};
const climbing = /^\.\.\//; // hides where an import goes: write @/ from the top instead

describe.each(Object.entries(forbidden))('%s/', (folder, stray) => {
  it.each(codeIn(folder))('%s keeps to its layer', (file) => {
    const strays = importsOf(file).filter((path) => stray.test(path) || climbing.test(path));
    expect(strays).toEqual([]);
  });
});

describe('one place for each thing', () => {
  const server = codeIn('server');

  it('queries are written in repositories and in server/database only', () => {
    const home = /(^server\/database\/|\/repository\.ts$)/;
    expect(server.filter((file) => reaches(file, /^@\/prisma\//) && !home.test(file))).toEqual([]);
  });

  it('only the way of acts puts deeds on the record, and rings after them', () => {
    // A session is made before anybody is in it; anchors follow a text, and a text goes over
    // to another version, by nobody's act.
    const apart = [
      'server/sessions/create-session.ts',
      'server/comments/keep-anchors.ts',
      'server/drafts/texts-over/bring-texts-over.ts',
    ];
    const strays = server.filter((file) => !inside(file, 'server/acts/') && !apart.includes(file));
    const isTold = /^@\/server\/(record\/put-on-record|acts\/tell)$/;
    expect(strays.filter((file) => reaches(file, isTold))).toEqual([]);
  });

  it('next-auth is known to server/auth only', () => {
    const all = [...server, ...codeIn('app'), ...codeIn('components')];
    expect(
      all.filter((file) => reaches(file, /^next-auth/) && !inside(file, 'server/auth/')),
    ).toEqual([]);
  });

  it('the environment is read by server/environment.ts and by commands only', () => {
    const all = [...server, ...codeIn('app'), ...codeIn('components'), ...codeIn('prisma')];
    const readers = all.filter((file) => readFileSync(file, 'utf8').includes('process.env'));
    expect(readers.filter((file) => !inside(file, 'server/commands/'))).toEqual([
      'server/environment.ts',
    ]);
  });

  it('the live engine and the texts know no feature: server/live-features.ts hands them in', () => {
    const wing = server.filter(
      (file) => inside(file, 'server/live/') || inside(file, 'server/text/'),
    );
    const feature =
      /^@\/server\/(checkup|comments|delegations|drafts|mail|participants|record|sessions|voting)\//;
    expect(wing.filter((file) => reaches(file, feature))).toEqual([]);
  });

  it('every test stands where what it tests stands', () => {
    const tests = ['domain', 'server', 'components'].flatMap((folder) => codeIn(`tests/${folder}`));
    // Named for one file, or, when it tells a story of several, importing from their folder.
    const orphans = tests.filter((file) => {
      const source = file.replace(/^tests\//, '').replace(/(\.[a-z-]+)?\.test\.tsx?$/, '');
      if (existsSync(`${source}.ts`) || existsSync(`${source}.tsx`)) return false;
      return !importsOf(file).some((path) => path.startsWith(`@/${dirname(source)}/`));
    });
    expect(orphans).toEqual([]);
  });
});

function codeIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('generated/'))
    .map((file) => `${folder}/${file}`);
}

/** What a file imports, statically or not. */
function importsOf(file: string): string[] {
  const written =
    /^(?:import|export)\s[^;'"]*?from\s+['"](.+?)['"]|^import\s+['"](.+?)['"]|\bimport\(\s*['"](.+?)['"]/gm;
  const found = readFileSync(file, 'utf8').matchAll(written);
  return [...found].map(([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? '');
}

function reaches(file: string, path: RegExp): boolean {
  return importsOf(file).some((imported) => path.test(imported));
}

function inside(file: string, folder: string): boolean {
  return file.startsWith(folder);
}
