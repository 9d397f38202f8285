import { BackupFault } from '@/server/backup/backup-fault';
import { DatabaseFault } from '@/server/database/database-fault';
import { say } from '@/server/say';
import { SettingsFault } from '@/server/settings';

/**
 * Runs a command about backups: a sentence and exit code 1 where the reader can do
 * something, 2 with the stack where not, or how it is used when no file was named.
 */
export async function runBackup(
  usage: string,
  work: (file: string, options: ReadonlySet<string>) => Promise<boolean>,
): Promise<void> {
  const words = process.argv.slice(2);
  const [file, ...more] = words.filter((word) => !word.startsWith('--'));
  if (file === undefined || more.length > 0) {
    say(`Usage: ${usage}`);
    process.exitCode = 2;
    return;
  }
  try {
    const isWell = await work(file, new Set(words.filter((word) => word.startsWith('--'))));
    process.exitCode = isWell ? 0 : 1;
  } catch (error) {
    const isKnown =
      error instanceof BackupFault ||
      error instanceof DatabaseFault ||
      error instanceof SettingsFault;
    say(isKnown ? error.message : error instanceof Error ? `${error.stack}` : String(error));
    process.exitCode = isKnown ? 1 : 2;
  }
}
