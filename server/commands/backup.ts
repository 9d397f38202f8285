import { stat } from 'node:fs/promises';
import { writeBackup } from '@/server/backup/write-backup';
import { joinDatabase } from '@/server/database/join-database';
import { environment, loadSettingsFile } from '@/server/environment';
import { say } from '@/server/say';
import { runBackup } from './run-backup';

// `npm run backup -- file [--now]`: everything in the database at one instant, in one
// file, while Plenary runs or while it does not.
await runBackup('npm run backup -- plenary.tar.gz [--now]', async (file, options) => {
  loadSettingsFile();
  const close = await joinDatabase({ asItIs: true });
  try {
    const { databaseUrl } = environment();
    const manifest = await writeBackup({ databaseUrl, file, now: options.has('--now'), say });
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    const { size } = await stat(file);
    say(`Written: ${file}, ${rows} rows in ${(size / 1_048_576).toFixed(1)} MB.`);
    if (manifest.withoutBallots.length > 0) {
      say(`Without the ballots of ${manifest.withoutBallots.length} open secret votes.`);
    }
    say('It holds what people wrote and how they voted: keep it as you keep the database.');
    return true;
  } finally {
    await close();
  }
});
