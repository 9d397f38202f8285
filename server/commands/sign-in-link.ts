import { readEmailAddress } from '@/domain/people/email-address';
import { isInvited } from '@/server/auth/invited';
import { makeSignInLink } from '@/server/auth/make-sign-in-link';
import { linkMinutes } from '@/server/auth/repository';
import { database } from '@/server/database/client';
import { joinDatabase } from '@/server/database/join-database';
import { loadSettingsFile } from '@/server/environment';
import { say } from '@/server/say';

// `npm run sign-in-link -- address`: prints a link for an invited person or an
// administrator named in PLENARY_ADMIN_EMAILS. For the first sign-in where there is no
// mail server; run it with the settings of the Plenary it is for.
loadSettingsFile();
const address = readEmailAddress(process.argv[2] ?? '');
if (!address.ok) {
  say('Name one e-mail address: npm run sign-in-link -- secretary@example.org');
  process.exit(1);
}
let close = () => Promise.resolve();
try {
  close = await joinDatabase();
  if (await isInvited(address.value)) {
    say(await makeSignInLink(address.value));
    say(`It works once, for ${linkMinutes} minutes.`);
  } else {
    say(`${address.value} was not invited, and is not named in PLENARY_ADMIN_EMAILS.`);
    process.exitCode = 1;
  }
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  await database().$disconnect();
  await close();
}
