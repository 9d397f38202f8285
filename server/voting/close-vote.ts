import type { Json } from '@/domain/record/canonical';
import { accept, refuse, type Result } from '@/domain/result';
import { isOverdue } from '@/domain/voting/accept-ballot';
import { countedContent, countVote } from '@/domain/voting/export-vote';
import { inCanonicalOrder } from '@/domain/voting/papers';
import { isSecret } from '@/domain/voting/secrecy';
import type { Verdict } from '@/domain/voting/verdict';
import { databaseNow, inTransaction, type Database } from '@/server/database/client';
import { appendToRecord } from '@/server/record/append-to-record';
import {
  actInSession,
  type SignedInPerson,
  type WeightyRefusal,
} from '@/server/sessions/act-in-session';
import { findCounted, type Counted } from './find-counted';
import { changeVote, lockVote, type Vote } from './repository';
import { unlinkBallots } from './secret/repository';
import { sweepAfterUnlinking } from './secret/sweep';
import { tellOfVote } from './tell-of-vote';
import { letDraftsFollow } from './voted-drafts';

/** Which vote of which session. */
export type VotePlace = { sessionId: string; voteId: string };

type Closed = { vote: Vote; verdict: Verdict };

export type CloseVoteRefusal = WeightyRefusal | 'vote-closed' | 'vote-not-open';

/** Closes a vote, by the chair: counts, keeps the verdict, and lets the draft follow. */
export async function closeVote(
  person: SignedInPerson,
  { sessionId, voteId }: VotePlace,
): Promise<Result<Verdict, CloseVoteRefusal>> {
  const closed = await actInSession<Closed, CloseVoteRefusal>(
    person,
    sessionId,
    'close-vote',
    async ({ transaction, actor }) => {
      const vote = await lockVote(transaction, sessionId, voteId);
      if (!vote) return refuse('not-found');
      if (vote.openedAt === null) return refuse('vote-not-open');
      if (vote.closedAt !== null) return refuse('vote-closed');
      const now = await databaseNow(transaction);
      // Past its deadline the vote has ended by itself; this only counts it.
      const isLate = isOverdue(vote, now);
      const closedAt = isLate && vote.closesAt ? vote.closesAt : now;
      return accept(await closeWithin(transaction, vote, closedAt, isLate ? null : actor));
    },
  );
  if (!closed.ok) return closed;
  await afterClosing(closed.value.vote);
  return accept(closed.value.verdict);
}

/**
 * Closes a vote whose deadline has passed, as of the deadline. May be asked by several
 * at once: the closer, a late ballot, a reader. Only the first finds it open.
 */
export async function closeOverdueVote({ sessionId, voteId }: VotePlace): Promise<void> {
  const closed = await inTransaction(async (transaction) => {
    const vote = await lockVote(transaction, sessionId, voteId);
    if (!vote?.closesAt || !isOverdue(vote, await databaseNow(transaction))) return null;
    return closeWithin(transaction, vote, vote.closesAt, null);
  });
  if (closed) await afterClosing(closed.vote);
}

async function afterClosing(vote: Vote): Promise<void> {
  if (isSecret(vote.terms)) await sweepAfterUnlinking();
  tellOfVote(vote);
}

async function closeWithin(
  transaction: Database,
  vote: Vote,
  closedAt: Date,
  actor: { personId: string; name: string } | null,
): Promise<Closed> {
  if (isSecret(vote.terms)) await unlinkBallots(transaction, vote.id);
  const counted = await findCounted(transaction, vote);
  const verdict = countVote(counted);
  const publishedAt = vote.terms.publishes === 'at-closing' ? closedAt : null;
  await changeVote(transaction, vote.id, { closedAt, publishedAt, pausedAt: null, verdict });
  await letDraftsFollow(transaction, vote, verdict.outcome);
  await appendToRecord(transaction, {
    sessionId: vote.sessionId,
    actor,
    act: 'close-vote',
    subject: { kind: 'vote', id: vote.id },
    payload: {
      number: vote.number,
      question: vote.terms.question,
      sha256: vote.sha256,
      closedAt: closedAt.toISOString(),
      atDeadline: actor === null,
      ...resultOnRecord(verdict),
      ...ballotsOnRecord(counted),
    },
  });
  return { vote: { ...vote, closedAt, publishedAt, verdict }, verdict };
}

function resultOnRecord({ outcome, reason, tally, inequality, ...rest }: Verdict) {
  const { vetoedBy, elected, tiedWinners } = rest;
  return {
    outcome,
    reason,
    tally,
    inequality,
    vetoedBy: [...vetoedBy],
    elected: [...elected],
    tiedWinners: [...tiedWinners],
  };
}

/**
 * How everybody voted; of a secret vote who took part, and apart from it the ballots. By
 * value, because the record keeps it for ever.
 */
function ballotsOnRecord({ roll, papers }: Counted): Record<string, Json> {
  if (papers) {
    const voted = roll.filter(({ hasVoted }) => hasVoted).map(({ id }) => id);
    return { voted, ballots: inCanonicalOrder(papers).map((paper) => structuredClone(paper)) };
  }
  const ballots = roll.map((line) => {
    const content = countedContent(line);
    return { voter: line.id, ...(content ? structuredClone(content) : { answer: 'absent' }) };
  });
  return { ballots };
}
