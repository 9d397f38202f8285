import { log } from '@/server/log';
import { sweepSecretTables } from './repository';

/**
 * After the unlinking has committed: no transaction may hold it, and the closing stands
 * whether it succeeds or not.
 */
export async function sweepAfterUnlinking(): Promise<void> {
  await sweepSecretTables().catch((error: unknown) => {
    log.warn({ error }, 'The rows from before an unlinking could not be swept out.');
  });
}
