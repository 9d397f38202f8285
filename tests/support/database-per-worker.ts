import { afterAll, inject } from 'vitest';
import { database } from '@/server/database/client';
import { copyDatabase } from './postgres';

// Each file of the `server` tests begins with an empty, migrated database of its own, so
// that files may run side by side and none sees what another left behind.
process.env.DATABASE_URL = await copyDatabase(
  inject('postgres'),
  `worker_${process.env.VITEST_POOL_ID ?? '1'}`,
);
process.env.PLENARY_SECRET = 'a secret of the tests, long enough to sign with';
process.env.PLENARY_DATABASE_CONNECTIONS = '8';
process.env.LOG_LEVEL = 'silent';

afterAll(async () => {
  await database().$disconnect();
});
