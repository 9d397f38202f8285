import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { restoreBackup } from '@/server/backup/restore-backup';
import { walkDatabase } from '@/server/backup/walk/walk-database';
import { database } from '@/server/database/client';
import { startEmbeddedPostgres } from '@/server/database/embedded-postgres';
import { postgresAccount } from '@/server/database/postgres-account';
import { completeEnvironment, environment, loadSettingsFile } from '@/server/environment';
import { say } from '@/server/say';
import { runBackup } from './run-backup';

// `npm run backup:drill -- file`: restores a backup into a PostgreSQL of its own beside
// everything else, walks through all of it, and throws it away. Exits 1 if anything is
// not as it should be.
await runBackup('npm run backup:drill -- plenary.tar.gz', async (file) => {
  loadSettingsFile();
  const folder = join(environment().dataFolder, 'drill');
  // Left behind by a drill that was killed.
  await rm(postgresAccount(folder).folder, { recursive: true, force: true });
  const postgres = await startEmbeddedPostgres({ folder, durable: false });
  completeEnvironment({ databaseUrl: postgres.url });
  try {
    const began = performance.now();
    const { madeAt } = await restoreBackup({ databaseUrl: postgres.url, file, say });
    say('Walking through all of it…');
    const walk = await walkDatabase();
    for (const fault of walk.faults) say(`NOT well: ${fault}`);
    console.log(
      `${walk.records} records whole with ${walk.entries} entries, ${walk.votes} votes recounted, ${walk.texts} texts and ${walk.versions} sealed versions opened, ${walk.faults.length} faults; ${seconds(began)} s, backup of ${madeAt}, drill of ${new Date().toISOString()}`,
    );
    return walk.faults.length === 0;
  } finally {
    await database().$disconnect();
    await postgres.stop();
    await rm(postgres.folder, { recursive: true, force: true });
  }
});

function seconds(began: number): string {
  return ((performance.now() - began) / 1000).toFixed(1);
}
