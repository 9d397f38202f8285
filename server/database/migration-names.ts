import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';

export const migrationsFolder = resolve('prisma/migrations');

/** Every migration this version of Plenary knows, oldest first. */
export async function migrationNames(): Promise<string[]> {
  const entries = await readdir(migrationsFolder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}
