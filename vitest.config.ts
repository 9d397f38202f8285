import { defineConfig } from 'vitest/config';

/**
 * Five kinds of tests, by what they need: `unit` needs nothing, `server` a real
 * PostgreSQL (started once, a database per worker), `faults` real processes to kill, one
 * file after another, `redis` a Redis server and so a command of its own, `e2e` is
 * Playwright's.
 */
export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Laws are tried on hundreds of cases: slow on a busy machine, never a race.
          testTimeout: 60_000,
          include: [
            'tests/domain/**/*.test.ts',
            'tests/components/**/*.test.{ts,tsx}',
            'tests/*.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          // After the unit tests: vitest asks for an order where the numbers of workers differ.
          sequence: { groupOrder: 1 },
          include: ['tests/server/**/*.test.ts'],
          globalSetup: ['tests/support/postgres.ts'],
          setupFiles: ['tests/support/database-per-worker.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          sequence: { groupOrder: 2 },
          include: ['tests/faults/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'redis',
          sequence: { groupOrder: 3 },
          include: ['tests/redis/**/*.test.ts'],
          globalSetup: ['tests/support/redis.ts', 'tests/support/postgres.ts'],
          setupFiles: ['tests/support/database-per-worker.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
