import { database } from '@/server/database/client';
import { seedCouncil } from './demonstration/seed-council';
import { seedRoundTable } from './demonstration/seed-round-table';

/**
 * Writes the demonstration through the same use cases people use, so that it has a
 * true record, sealed texts and verdicts. Called once, when the database is empty.
 */
export async function seedDemonstration(): Promise<void> {
  await seedRoundTable();
  await seedCouncil();
  // The database was empty: whoever is there now belongs to the demonstration.
  await database().person.updateMany({ data: { isDemonstration: true } });
  await database().session.updateMany({ data: { isDemonstration: true } });
}
