import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeBackup } from '@/server/backup/write-backup';
import { environment } from '@/server/environment';
import { say } from '@/server/say';

/**
 * Writes a copy of the whole database beside its data, before texts are brought over:
 * `npm run restore` brings it back. It does not wait for open secret votes; their ballots
 * are left out of it, and stay where they are.
 */
export async function backUpBeforeTextsGoOver(): Promise<void> {
  const { databaseUrl, dataFolder } = environment();
  const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
  const folder = join(dataFolder, 'backups');
  const file = join(folder, `${stamp}-before-texts-2.tar.gz`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  say('Writing a copy of the database before texts are brought over…');
  await writeBackup({ databaseUrl, file, now: true, say });
  say(`Written: ${file}. It can be deleted once the texts have been looked at.`);
}
