import { environment } from '@/server/environment';
import { processWide } from '@/server/process-wide';
import { PrismaClient, type Prisma } from '@/prisma/generated/client';
import { oneAfterAnother } from './one-after-another';

/**
 * What a repository is given: the client, or the transaction it must stay in. The
 * same function works in both, and the caller decides which.
 */
export type Database = Prisma.TransactionClient;

/** The one client of this process. */
export function database(): PrismaClient {
  return processWide('database', () => {
    const { databaseUrl, databaseConnections } = environment();
    return new PrismaClient({
      adapter: oneAfterAnother({ connectionString: databaseUrl, max: databaseConnections }),
    });
  });
}

/** Runs work in one transaction; an exception rolls it back, a refusal is the caller's to commit or not. */
export async function inTransaction<Value>(
  work: (transaction: Database) => Promise<Value>,
): Promise<Value> {
  return database().$transaction(work, { maxWait: 30_000, timeout: 30_000 });
}

/** The instant by the database's clock, which alone decides deadlines and races. */
export async function databaseNow(transaction: Database): Promise<Date> {
  const rows = await transaction.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  const now = rows[0]?.now;
  if (!now) throw new Error('The database did not tell the time.');
  return now;
}
