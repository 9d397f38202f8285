import { database } from '@/server/database/client';
import { log } from '@/server/log';
import { findUnsweptVotes, markSwept, sweepSecretTables } from './repository';

/**
 * Sweeps the rows from before the unlinking of every closed secret vote out of the tables.
 * Called after each closing, and again and again by every node until it has succeeded: the
 * process that closed the vote may have died in between, or the tables were in use.
 */
export async function sweepSecretVotes(): Promise<void> {
  const votes = await findUnsweptVotes(database());
  if (votes.length === 0) return;
  if (await sweepSecretTables()) await markSwept(database(), votes);
  else log.info({ votes: votes.length }, 'Closed secret votes could not be swept yet');
}

/**
 * After the unlinking has committed: no transaction may hold it, and the closing stands
 * whether it succeeds or not.
 */
export async function sweepAfterUnlinking(): Promise<void> {
  await sweepSecretVotes().catch((error: unknown) => {
    log.warn({ error }, 'The rows from before an unlinking could not be swept out.');
  });
}
