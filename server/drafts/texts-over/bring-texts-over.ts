import { setTimeout as after } from 'node:timers/promises';
import { nameBefore } from '@/server/database/connection-name';
import { database, inTransaction } from '@/server/database/client';
import { environment } from '@/server/environment';
import { log } from '@/server/log';
import { say } from '@/server/say';
import { tell } from '@/server/acts/tell';
import { watchersOfDraft } from '@/server/drafts/draft-thing';
import { bringDraftOver } from './bring-draft-over';
import { countConnectionsNamed, listOldDrafts, lockOldDraft, type OldDraft } from './repository';

/** How often it is looked whether the release before has ended, in milliseconds. */
const lookAgainEvery = 5_000;
/** After a text that could not be brought over, it is tried again so much later. */
const tryAgainAfter = 60_000;

type Options = {
  /** Makes a copy of the database, before anything is written. Throws where it cannot. */
  backUp: () => Promise<void>;
  signal?: AbortSignal;
};

/**
 * Brings the texts of version 1 in which somebody may write over to version 2, one after
 * the other: each in a transaction of its own, so that it can be stopped anywhere and
 * goes on with the next. It waits until no process of the release before runs, and for
 * a backup. Sealed texts stay as they are until they are reopened.
 *
 * @returns how many were brought over
 */
export async function bringTextsOver({ backUp, signal }: Options): Promise<number> {
  if ((await openOldDrafts()).length === 0) return 0;
  await untilTheReleaseBeforeHasEnded(signal);
  const drafts = await openOldDrafts();
  await backUp();
  say(`Bringing ${drafts.length} texts over to version 2…`);
  let done = 0;
  for (const draft of drafts) {
    signal?.throwIfAborted();
    if (await bringOne(draft)) done += 1;
  }
  say(`${done} of ${drafts.length} texts were brought over.`);
  return done;
}

async function openOldDrafts(): Promise<OldDraft[]> {
  return (await listOldDrafts(database())).filter(({ isOpen }) => isOpen);
}

async function untilTheReleaseBeforeHasEnded(signal?: AbortSignal): Promise<void> {
  const name = nameBefore(environment().databaseUrl);
  for (let told = false; (await countConnectionsNamed(database(), name)) > 0; told = true) {
    if (!told)
      say(
        'Texts wait to be brought over to version 2: a process of the release before still runs.',
      );
    await after(lookAgainEvery, undefined, { signal });
  }
}

/** Whoever comes first brings it over, of several processes; one that cannot be stops no other. */
async function bringOne({ id, sessionId, documentId }: OldDraft): Promise<boolean> {
  try {
    const moved = await inTransaction(async (transaction) => {
      const draft = await lockOldDraft(transaction, id);
      return draft ? bringDraftOver(transaction, draft) : null;
    });
    if (moved === null) return false;
    tell(watchersOfDraft({ id, sessionId, documentId }));
    log.info({ draftId: id, documentId: moved, predecessorId: documentId }, 'Brought a text over');
    return true;
  } catch (error) {
    log.error({ error, draftId: id, documentId }, 'A text could not be brought over');
    return false;
  }
}

/** Does so beside everything else, and again where something was left over; never throws. */
export function startBringingTextsOver(backUp: Options['backUp']): () => Promise<void> {
  const stopped = new AbortController();
  const { signal } = stopped;
  const work = (async () => {
    while (!signal.aborted) {
      try {
        await bringTextsOver({ backUp, signal });
        if ((await openOldDrafts()).length === 0) return;
      } catch (error) {
        if (signal.aborted) return;
        log.error({ error }, 'Texts could not be brought over to version 2 yet');
      }
      await after(tryAgainAfter, undefined, { signal }).catch(() => undefined);
    }
  })();
  return async () => {
    stopped.abort();
    await work;
  };
}
