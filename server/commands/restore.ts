import { restoreBackup } from '@/server/backup/restore-backup';
import { openDatabase } from '@/server/database/open-database';
import { environment, loadSettingsFile } from '@/server/environment';
import { say } from '@/server/say';
import { runBackup } from './run-backup';

// `npm run restore -- file`: a backup into an empty database, the one in DATABASE_URL or
// the embedded one in a new folder.
await runBackup('npm run restore -- plenary.tar.gz', async (file) => {
  loadSettingsFile();
  const close = await openDatabase({ asItIs: true });
  try {
    const { madeAt } = await restoreBackup({ databaseUrl: environment().databaseUrl, file, say });
    say(`Restored as of ${madeAt}. Everybody signs in anew.`);
    return true;
  } finally {
    await close();
  }
});
