import { seedCouncil } from './demonstration/seed-council';
import { seedRoundTable } from './demonstration/seed-round-table';

/**
 * Writes the demonstration through the same use cases people use, so that it has a
 * true record, sealed texts and verdicts. Called once, when the database is empty.
 */
export async function seedDemonstration(): Promise<void> {
  await seedRoundTable();
  await seedCouncil();
}
