import { accept, refuse, type Result } from '@/domain/result';
import { isAnnounced, isDue } from '@/domain/voting/conduct/announcement';
import { act } from '@/server/acts/act';
import { actOfSystem } from '@/server/acts/act-of-system';
import type { Actor } from '@/server/acts/asker';
import { did } from '@/server/acts/done';
import type { Database } from '@/server/database/client';
import {
  beginVote,
  readyToBegin,
  watchersOfBeginning,
  type Beginning,
  type Begun,
  type NotReady,
} from '@/server/voting/begin-vote';
import { writeOfBeginning } from '@/server/voting/open-vote';
import type { Vote } from '@/server/voting/repository';
import { heldVote } from '@/server/voting/vote-thing';
import { cancelWithin } from './cancel-vote';

/** Opens an announced vote before its hour, by the chair. */
export const openAnnouncedVote = act({
  act: 'open-vote',
  on: heldVote,
  work: async ({ transaction, actor, now, held: vote }) => {
    if (!isAnnounced(vote)) return refuse('vote-not-announced');
    const begun = await beginAnnounced(transaction, vote, actor, now);
    return begun.ok ? did(begun.value.begun, begun.value.opening) : begun;
  },
  alsoTold: ({ value, held }) => watchersOfBeginning(held.sessionId, value),
  afterwards: ({ value, held }) => writeOfBeginning(held.sessionId, value),
});

/**
 * Opens a vote whose hour has come, by the database's clock. One that cannot open, since
 * its draft was withdrawn, say, or nobody is left to vote, is called off, and the record
 * says why. Any number may ask at once; only the first finds it waiting.
 */
export const openDueVote = actOfSystem({
  on: heldVote,
  work: async ({ transaction, now, held: vote }) => {
    if (!isDue(vote, now)) return null;
    const begun = await beginAnnounced(transaction, vote, null, now);
    if (begun.ok) return did<Begun | null>(begun.value.begun, begun.value.opening);
    const because = begun.refusal;
    return did<Begun | null>(null, await cancelWithin(transaction, { vote, now, because }));
  },
  alsoTold: ({ value, held }) => (value ? watchersOfBeginning(held.sessionId, value) : []),
  afterwards: ({ value, held }) => {
    if (value) writeOfBeginning(held.sessionId, value);
  },
});

async function beginAnnounced(
  transaction: Database,
  vote: Vote,
  actor: Actor | null,
  now: Date,
): Promise<Result<Beginning, NotReady>> {
  const ready = await readyToBegin(transaction, vote);
  if (!ready.ok) return ready;
  const { sessionId, id: voteId } = vote;
  const begin = { sessionId, voteId, ready: ready.value };
  return accept(await beginVote(transaction, begin, actor, now));
}
