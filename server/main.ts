import { database } from './database/client';
import { DatabaseFault } from './database/database-fault';
import { openDatabase } from './database/open-database';
import { seedEmptyDatabase } from './database/seed-empty-database';
import { backUpBeforeTextsGoOver } from './drafts/texts-over/back-up-first';
import { startBringingTextsOver } from './drafts/texts-over/bring-texts-over';
import { environment, loadSettingsFile } from './environment';
import { closeServer, listen, PortFault } from './http/listen';
import { openMetricsPort } from './http/metrics';
import { openPages } from './http/pages';
import { openServer } from './http/open-server';
import type { Serving } from './http/requests';
import { attachLive, closeLive } from './live/door/attach';
import { liveFeatures } from './live-features';
import { log } from './log';
import { finishBackground } from './mail/in-background';
import { outliveNobody } from './outlive-nobody';
import { startLetterSender } from './mail/letters/send-letters';
import { say } from './say';
import { SettingsFault } from './settings';
import { countingDesk } from './voting/counting/counting-desk';
import { startVoteCloser } from './voting/vote-closer';

// One process: pages and sockets on one port. It starts what it needs in order, and
// stops it in the opposite order.

/** After this, a process that was asked to end is ended with what it has not finished. */
const stopWithinSeconds = 14;
/** How long requests under way may take to finish. */
const finishWithinSeconds = 8;

/** Two interrupts closer than this, in milliseconds, are one press of Ctrl-C. */
const pressApart = 500;
let interruptedAt: number | null = null;

const serving: Serving = { phase: 'starting', pages: null };
const server = openServer(serving);
/** What has been opened, to be closed from the last to the first. */
const closers: (() => Promise<void>)[] = [];

process.on('SIGTERM', () => void stop('SIGTERM', 0));
process.on('SIGINT', () => interrupt());
// npm, a shell or whatever else started it may end without a word.
outliveNobody(() => void stop('its parent ended', 0));
process.on('unhandledRejection', (error) => log.error({ error }, 'A promise was left rejected'));
process.on('uncaughtException', (error) => {
  log.error({ error }, 'An exception nobody caught: ending');
  if (serving.phase === 'stopping') process.exit(1);
  void stop('uncaughtException', 1);
});

try {
  await start();
} catch (error) {
  say(inWords(error));
  await stop('failure', 1);
}

async function start(): Promise<void> {
  loadSettingsFile();
  for (const name of environment().unknownNames) {
    say(`Warning: ${name} is not a setting of Plenary (docs/settings.md lists them).`);
  }
  if (environment().demonstrationInVain) {
    say('Warning: the demonstration is off. With APP_URL or this HOST others could reach it.');
  }
  await listen(server);
  closers.push(await openMetricsPort());
  closers.push(await openDatabase());
  closers.push(() => database().$disconnect());
  closers.push(finishBackground);
  await seedEmptyDatabase();
  say('Opening the pages…');
  const pages = await openPages();
  closers.push(pages.close);
  closers.push(() => closeServer(server, finishWithinSeconds));
  countingDesk().warm();
  closers.push(async () => countingDesk().close());
  attachLive(server, liveFeatures);
  closers.push(async () => {
    if (!(await closeLive())) throw new Error('Some edits were not saved.');
  });
  closers.push(startVoteCloser());
  closers.push(startLetterSender());
  closers.push(startBringingTextsOver(backUpBeforeTextsGoOver));
  serving.pages = pages;
  serving.phase = 'ready';
  log.info({ appUrl: environment().appUrl, pid: process.pid }, 'Plenary is ready');
  say(`\nPlenary is ready: ${environment().appUrl}\nCtrl-C ends it.`);
}

/**
 * Ends the process by Ctrl-C: in order, and at once when it is pressed again. One press
 * may arrive twice, from the terminal and from npm.
 */
function interrupt(): void {
  const now = performance.now();
  interruptedAt ??= now;
  if (now - interruptedAt > pressApart) process.exit(130);
  void stop('SIGINT', 0);
}

/** Finishes what is under way and ends the process. Whoever asks again waits for the same end. */
async function stop(reason: string, code: number): Promise<void> {
  if (serving.phase === 'stopping') return;
  if (serving.phase === 'ready') log.info({ reason }, 'Plenary is ending');
  serving.phase = 'stopping';
  if (code === 0) say('Finishing what is under way…');
  setTimeout(() => {
    say('It could not be finished in time.');
    process.exit(1);
  }, stopWithinSeconds * 1000).unref();
  let failures = 0;
  for (const close of closers.reverse()) {
    await close().catch((error: unknown) => {
      failures += 1;
      log.error({ error }, 'Something could not be closed in order');
    });
  }
  process.exit(code || (failures > 0 ? 1 : 0));
}

/** In a sentence where the reader can do something about it, with the stack where not. */
function inWords(error: unknown): string {
  const known =
    error instanceof SettingsFault || error instanceof DatabaseFault || error instanceof PortFault;
  if (known || !(error instanceof Error))
    return String(error instanceof Error ? error.message : error);
  return error.stack ?? error.message;
}
