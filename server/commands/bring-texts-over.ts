import { database } from '@/server/database/client';
import { joinDatabase } from '@/server/database/join-database';
import { backUpBeforeTextsGoOver } from '@/server/drafts/texts-over/back-up-first';
import { bringTextsOver } from '@/server/drafts/texts-over/bring-texts-over';
import { rehearse } from '@/server/drafts/texts-over/rehearse';
import { listOldDrafts } from '@/server/drafts/texts-over/repository';
import { loadSettingsFile } from '@/server/environment';
import { say } from '@/server/say';

// `npm run text:migrate -- [--dry-run] [--without-backup]`: brings the texts of version 1
// over to version 2, as every process does by itself after it has started. With --dry-run
// nothing is written: it is told what would be built otherwise.

const options = new Set(process.argv.slice(2));
const strange = [...options].filter((one) => !['--dry-run', '--without-backup'].includes(one));

if (strange.length > 0) {
  say('Usage: npm run text:migrate -- [--dry-run] [--without-backup]');
  process.exitCode = 2;
} else {
  loadSettingsFile();
  const close = await joinDatabase();
  try {
    if (options.has('--dry-run')) await tellWhatWouldBecomeOfThem();
    else await bringTextsOver({ backUp: async () => backUp() });
  } finally {
    await database().$disconnect();
    await close();
  }
}

async function backUp(): Promise<void> {
  if (!options.has('--without-backup')) await backUpBeforeTextsGoOver();
}

async function tellWhatWouldBecomeOfThem(): Promise<void> {
  const drafts = await listOldDrafts(database());
  say(`${drafts.length} texts are of version 1.`);
  for (const { documentId, isOpen, number, title } of drafts) {
    const { isWhole, isDamaged, builtOtherwise } = await rehearse(documentId);
    const when = isOpen ? 'to be brought over' : 'sealed: brought over when it is reopened';
    const what = isWhole ? 'all its words' : 'NOT ALL ITS WORDS';
    say(`Draft ${number}, “${title}” (${documentId}): ${when}, ${what}.`);
    if (isDamaged) say('  It holds what no text can hold, which stays in its old log only.');
    for (const words of builtOtherwise) say(`  Built otherwise: “${words}…”`);
    if (!isWhole && !isDamaged) process.exitCode = 1;
  }
}
