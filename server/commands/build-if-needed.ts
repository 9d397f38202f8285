import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { endWithParent } from '@/server/database/end-with-parent';
import { say } from '@/server/say';

/** Whatever the built pages are made from. */
const sources = [
  'app',
  'components',
  'domain',
  'messages',
  'prisma/schema.prisma',
  'public',
  'server',
  'next.config.js',
  'package-lock.json',
  'postcss.config.mjs',
  'tsconfig.json',
];
const stampFile = '.next/plenary-build';

/** Builds the pages unless they were built from exactly these sources. */
export async function buildIfNeeded(): Promise<void> {
  if (isBuilt()) return;
  const release = await takeTurn();
  try {
    if (!isBuilt()) await build();
  } finally {
    release();
  }
}

function isBuilt(): boolean {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === sourcesHash();
}

/** Two builds at once would delete each other's pages: the second waits for the first. */
async function takeTurn(): Promise<() => void> {
  const held = 'node_modules/.cache/plenary-build.lock';
  mkdirSync('node_modules/.cache', { recursive: true });
  for (let told = false; ; told = true) {
    try {
      writeFileSync(held, `${process.pid}`, { flag: 'wx' });
      return () => rmSync(held, { force: true });
    } catch {
      if (!told) say('Another process is building the pages; waiting for it…');
      // Its owner was killed: the turn is free.
      if (!isAlive(Number(readFileSync(held, 'utf8')))) rmSync(held, { force: true });
      await after(300);
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Builds the pages, saying every ten seconds that it is still at work. */
export async function build(): Promise<void> {
  const began = performance.now();
  const seconds = () => Math.round((performance.now() - began) / 1000);
  say('Building the pages (only after a change; about a minute)…');
  const ticking = setInterval(() => say(`  … still building, ${seconds()} s`), 10_000);
  const hash = sourcesHash();
  await import('./generate-client');
  const { code, said } = await runNextBuild().finally(() => clearInterval(ticking));
  if (code !== 0) {
    throw new Error(`${said}\nThe pages could not be built; the reason is above.`);
  }
  writeFileSync(stampFile, hash);
  say(`Built in ${seconds()} s.`);
}

async function runNextBuild(): Promise<{ code: number | null; said: string }> {
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
  const child = spawn(process.execPath, [next, 'build'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  endWithParent(child, null);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (words: string) => (said += words));
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said };
}

/** One hash over the names and contents of all sources. */
export function sourcesHash(): string {
  const hash = createHash('sha256').update(process.version);
  for (const file of sources.flatMap(filesUnder)) {
    hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => join(path, name))
    .filter((file) => statSync(file).isFile());
}
