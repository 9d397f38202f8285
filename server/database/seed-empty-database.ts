import { seedDemonstration } from '@/prisma/seed';
import { environment } from '@/server/environment';
import { log } from '@/server/log';
import { say } from '@/server/say';
import { database } from './client';

/** Fills an empty database with the demonstration, where it is wanted. */
export async function seedEmptyDatabase(): Promise<void> {
  if (!environment().demonstration) return;
  const people = await database().person.count();
  if (people > 0) return;
  say('Writing the demonstration into the empty database (once)…');
  await seedDemonstration();
  log.info({}, 'Wrote the demonstration');
}
