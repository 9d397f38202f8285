import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

/**
 * Generates Prisma's client. Prisma looks for its native schema engine and would
 * download it; nothing here needs it (migrations run in WebAssembly), and any
 * existing path keeps it from trying.
 */
const prisma = createRequire(import.meta.url).resolve('prisma/build/index.js');
const run = spawnSync(process.execPath, [prisma, 'generate', '--no-hints'], {
  stdio: ['ignore', 'pipe', 'pipe'],
  encoding: 'utf8',
  env: {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  },
});
if (run.status !== 0) {
  process.stderr.write(`${run.stdout}${run.stderr}\nThe database client could not be generated.\n`);
  process.exit(1);
}
