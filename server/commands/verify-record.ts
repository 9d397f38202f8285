import { database } from '@/server/database/client';
import { joinDatabase } from '@/server/database/join-database';
import { loadSettingsFile } from '@/server/environment';
import { verifyRecords, type RecordCheck } from '@/server/record/verify-record';
import { say } from '@/server/say';
import { isId } from '@/server/sessions/repository';

// `npm run record:verify [-- session]`: recomputes the record of one session or of all,
// and names the first bad entry of each. Exits 1 if there is one.
loadSettingsFile();
const sessionId = process.argv[2];
let close = () => Promise.resolve();
try {
  close = await joinDatabase();
  const checks = sessionId === undefined || isId(sessionId) ? await verifyRecords(sessionId) : [];
  for (const check of checks) console.log(inWords(check));
  if (sessionId !== undefined && checks.length === 0) say(`There is no session ${sessionId}.`);
  const isBad = checks.some(({ fault }) => fault !== null);
  process.exitCode = isBad || (sessionId !== undefined && checks.length === 0) ? 1 : 0;
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
} finally {
  await database().$disconnect();
  await close();
}

/** How one record came out, in a sentence or two. */
function inWords({ title, sessionId, length, head, fault }: RecordCheck): string {
  const session = `“${title}” (${sessionId})`;
  if (!fault) return `${session}: whole, ${length} entries, last hash ${head}`;
  const { kind, expected, entry } = fault;
  const whats = {
    sequence: `entry ${expected} is missing${entry ? `, entry ${entry.sequence} follows instead` : ''}`,
    link: `entry ${expected} does not name the hash of the entry before it`,
    payload: `the payload of entry ${expected} was changed`,
    content: `entry ${expected} was changed: its time, actor, act or subject`,
    end: `entries after ${expected} are missing, for more were put on the record`,
  };
  const told = entry && `: “${entry.act}” by ${entry.actorName} at ${entry.at}`;
  return `${session}: NOT whole, ${whats[kind]}${told ?? ''}`;
}
