import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, inject } from 'vitest';
import { database } from '@/server/database/client';
import { copyDatabase, dropDatabase } from './postgres';
import { recountEveryVote } from './recount-every-vote';

// Each file of the `server` tests begins with an empty, migrated database of its own, so
// that files may run side by side and none sees what another left behind. Its name is
// its own as well: vitest gives two workers of one run the same number at times.
const name = `test_${randomUUID().replaceAll('-', '')}`;
process.env.DATABASE_URL = await copyDatabase(inject('postgres'), name);
process.env.PLENARY_SECRET = 'a secret of the tests, long enough to sign with';
process.env.PLENARY_DATABASE_CONNECTIONS = '8';
process.env.LOG_LEVEL = 'silent';

// Whatever a test was about: a vote that it closed must recount to the same verdict.
afterEach(recountEveryVote);

afterAll(async () => {
  await database().$disconnect();
  await dropDatabase(inject('postgres'), name);
});
