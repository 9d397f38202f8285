import { database } from '@/server/database/client';
import { log } from '@/server/log';
import { closeOverdueVote } from './close-vote';
import { openDueVote } from './conduct/open-announced-vote';
import {
  findDueVotes,
  findOverdueVotes,
  findTimeToNextDeadline,
  parkUnreadable,
} from './repository';
import { sweepAfterUnlinking } from './secret/sweep';

/** Looks again after this long even when no deadline is near: another node may have set one. */
const longestWait = 5_000;

/**
 * Opens announced votes at their hour, closes votes at their deadlines, and sweeps secret
 * ones whose sweep was missed, as long as the process runs. It keeps nothing: the database says what is due, so a restart or a second
 * node loses and doubles nothing.
 *
 * @returns stops it, when what is under way is done
 */
export function startVoteCloser(): () => Promise<void> {
  const state = { stopped: false };
  let wake = () => {};
  const run = async () => {
    while (!state.stopped) {
      const wait = await closeWhatIsDue().catch((error: unknown) => {
        log.error({ error }, 'votes could not be opened or closed at their hour');
        return longestWait;
      });
      if (!state.stopped) await sleep(wait, (end) => (wake = end));
    }
  };
  const running = run();
  return async () => {
    state.stopped = true;
    wake();
    await running;
  };
}

/**
 * Opens every vote whose hour has come, closes every one whose deadline has passed, and
 * sweeps what an earlier closing could not. One that fails holds up no other: it is tried again, and set aside where what is stored
 * of it is at fault.
 *
 * @returns milliseconds until it should look again
 */
export async function closeWhatIsDue(): Promise<number> {
  let failed = 0;
  const alone = async (voteId: string, work: () => Promise<void>) => {
    await work().catch(async (error: unknown) => {
      failed += 1;
      log.error({ error, voteId }, 'a vote could not be opened or closed at its hour');
      if (!isOfTheDatabase(error)) await parkUnreadable(database(), voteId);
    });
  };
  for (const { id: voteId, sessionId } of await findDueVotes(database())) {
    await alone(voteId, async () => openDueVote({ sessionId, voteId }));
  }
  for (const { id: voteId, sessionId } of await findOverdueVotes(database())) {
    await alone(voteId, async () => closeOverdueVote({ sessionId, voteId }));
  }
  await sweepAfterUnlinking();
  if (failed > 0) return longestWait;
  const next = await findTimeToNextDeadline(database());
  return Math.min(Math.max(next ?? longestWait, 50), longestWait);
}

/** Whether the database was out of reach or busy: that passes, and says nothing of the vote. */
function isOfTheDatabase(error: unknown): boolean {
  return error instanceof Error && /^(Prisma|DriverAdapter)/.test(error.name);
}

async function sleep(milliseconds: number, interruptible: (end: () => void) => void) {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    interruptible(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
