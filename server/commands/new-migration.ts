import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@/server/database/embedded-postgres';
import { withSchemaEngine } from './new-migration/schema-engine';

/**
 * `npm run db:migration -- <name> [--replace]`: writes the next migration as the
 * difference between the schema after the last one, which is kept beside them all, and
 * the present schema. With `--replace` the last migration is written anew; what stands
 * behind its mark, written by hand, stays. Only for a migration nobody has applied yet.
 */
const folder = 'prisma/migrations';
const mark = '-- By hand from here on: kept by `npm run db:migration -- <name> --replace`.';
const schema = 'prisma/schema.prisma';
const migrated = join(folder, 'schema.prisma');

const replace = process.argv.includes('--replace');
const name = process.argv.slice(2).find((word) => !word.startsWith('-'));
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  stop('Name the migration in lower case: npm run db:migration -- ballots_by_proxy');
}

const last = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort()
  .at(-1);
if (replace && !last?.endsWith(`_${name}`)) stop(`The last migration is not called ${name}.`);
const replaced = replace && last ? join(folder, last) : null;

const sql = await difference(replaced ? schemaBefore(replaced) : readFileSync(migrated, 'utf8'));
const byHand = replaced ? handWritten(join(replaced, 'migration.sql')) : '';
if (!sql.trim() && !byHand.trim()) stop('The schema has not changed since the last migration.');

const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
const target = replaced ?? join(folder, `${stamp}_${name}`);
mkdirSync(target, { recursive: true });
writeFileSync(join(target, 'migration.sql'), `${sql.trim()}\n\n${mark}\n${byHand}`);
writeFileSync(migrated, readFileSync(schema));
console.log(`Written: ${target}/migration.sql. Read it before you commit it.`);

/** The schema before a migration came: git knows it. */
function schemaBefore(migration: string): string {
  const git = (...words: string[]) => execFileSync('git', words, { encoding: 'utf8' }).trim();
  const [added] = git('log', '--diff-filter=A', '--format=%H', '--', migration).split('\n');
  return git('show', `${added ? `${added}^` : 'HEAD'}:${migrated}`);
}

async function difference(from: string): Promise<string> {
  // Comparing two schemas reads no database, but the engine insists on one.
  const place = join(tmpdir(), `plenary-migration-${process.pid}`);
  const postgres = await startEmbeddedPostgres({ folder: place, durable: false });
  const model = (content: string) => ({
    tag: 'schemaDatamodel' as const,
    files: [{ path: schema, content }],
  });
  const compared = await withSchemaEngine(postgres.url, (engine) =>
    engine.diff({
      from: model(from),
      to: model(readFileSync(schema, 'utf8')),
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    }),
  );
  await postgres.stop();
  rmSync(postgres.folder, { recursive: true });
  return (compared.stdout ?? '').replaceAll('-- This is an empty migration.', '');
}

function handWritten(file: string): string {
  return readFileSync(file, 'utf8').split(`${mark}\n`)[1] ?? '';
}

function stop(words: string): never {
  process.stderr.write(`${words}\n`);
  process.exit(1);
}
