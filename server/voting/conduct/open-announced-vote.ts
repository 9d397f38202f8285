import { accept, refuse, type Result } from '@/domain/result';
import { isAnnounced, isDue } from '@/domain/voting/conduct/announcement';
import { databaseNow, inTransaction, type Database } from '@/server/database/client';
import {
  actInSession,
  type Actor,
  type SignedInPerson,
  type WeightyRefusal,
} from '@/server/sessions/act-in-session';
import { beginVote, readyToBegin, type Begun, type NotReady } from '@/server/voting/begin-vote';
import type { VotePlace } from '@/server/voting/close-vote';
import { tellOfBeginning } from '@/server/voting/open-vote';
import { lockVote, type Vote } from '@/server/voting/repository';
import { tellOfVote } from '@/server/voting/tell-of-vote';
import { cancelWithin } from './cancel-vote';

export type OpenAnnouncedRefusal = WeightyRefusal | NotReady | 'vote-not-announced';

/** Opens an announced vote before its hour, by the chair. */
export async function openAnnouncedVote(
  person: SignedInPerson,
  { sessionId, voteId }: VotePlace,
): Promise<Result<null, OpenAnnouncedRefusal>> {
  const opened = await actInSession<Begun, OpenAnnouncedRefusal>(
    person,
    sessionId,
    'open-vote',
    async ({ transaction, actor }) => {
      const vote = await lockVote(transaction, sessionId, voteId);
      if (!vote) return refuse('not-found');
      if (!isAnnounced(vote)) return refuse('vote-not-announced');
      return beginAnnounced(transaction, vote, actor, await databaseNow(transaction));
    },
  );
  if (!opened.ok) return opened;
  tellOfBeginning(sessionId, opened.value);
  return accept(null);
}

/**
 * Opens a vote whose hour has come, by the database's clock. One that cannot open, since
 * its draft was withdrawn, say, or nobody is left to vote, is called off, and the record
 * says why. Any number may ask at once; only the first finds it waiting.
 */
export async function openDueVote({ sessionId, voteId }: VotePlace): Promise<void> {
  await inTransaction(async (transaction) => {
    const vote = await lockVote(transaction, sessionId, voteId);
    const now = await databaseNow(transaction);
    if (!vote || !isDue(vote, now)) return null;
    const begun = await beginAnnounced(transaction, vote, null, now);
    if (begun.ok) return () => tellOfBeginning(sessionId, begun.value);
    await cancelWithin(transaction, { vote, now, because: begun.refusal });
    return () => tellOfVote(vote);
  }).then((tell) => tell?.());
}

async function beginAnnounced(
  transaction: Database,
  vote: Vote,
  actor: Actor | null,
  now: Date,
): Promise<Result<Begun, NotReady>> {
  const ready = await readyToBegin(transaction, vote);
  if (!ready.ok) return ready;
  const { sessionId, id: voteId } = vote;
  return accept(
    await beginVote(transaction, { sessionId, voteId, ready: ready.value }, actor, now),
  );
}
