import { accept, refuse, type Result } from '@/domain/result';
import {
  checkSecondVote,
  termsOfSecondVote,
  type SecondVoteRefusal,
} from '@/domain/voting/conduct/second-vote';
import { databaseNow, type Database } from '@/server/database/client';
import { findLastVersion } from '@/server/drafts/repository';
import {
  actInSession,
  type SignedInPerson,
  type WeightyRefusal,
} from '@/server/sessions/act-in-session';
import {
  beginVote,
  readyToBegin,
  type Begun,
  type NotReady,
  type Ready,
} from '@/server/voting/begin-vote';
import type { VotePlace } from '@/server/voting/close-vote';
import { announcedFrom, tellOfBeginning } from '@/server/voting/open-vote';
import { findSecondOf, lockVote, saveVote, type Vote } from '@/server/voting/repository';
import { tellOfVote } from '@/server/voting/tell-of-vote';

export type OpenSecondVoteRefusal =
  | WeightyRefusal
  | NotReady
  | SecondVoteRefusal
  | 'text-has-changed';

/**
 * Opens the second vote after a tie, or the second round of a choice, in one step: the same
 * version and terms, the roll of now. Equal again after a tie, it is lost. That it is held
 * within 48 hours, at a later meeting, is the chair's to see to. Source: UN General Assembly, rule 95.
 */
export async function openSecondVote(
  person: SignedInPerson,
  { sessionId, voteId }: VotePlace,
): Promise<Result<{ voteId: string }, OpenSecondVoteRefusal>> {
  const opened = await actInSession<{ first: Vote; begun: Begun }, OpenSecondVoteRefusal>(
    person,
    sessionId,
    'open-vote',
    async ({ transaction, actor }) => {
      const first = await lockVote(transaction, sessionId, voteId);
      if (!first) return refuse('not-found');
      const second = await findSecondOf(transaction, voteId);
      const checked = checkSecondVote(first, second !== null);
      if (!checked.ok) return checked;
      const terms = termsOfSecondVote(first);
      const ready = await readyToBegin(transaction, { ...first, terms });
      if (!ready.ok) return ready;
      if (!(await isSameText(transaction, first, ready.value))) return refuse('text-has-changed');
      const secondId = await saveVote(transaction, {
        ...(await announcedFrom(transaction, first, ready.value)),
        terms,
        secondOfId: first.id,
        openedById: actor.participantId,
      });
      const beginning = { sessionId, voteId: secondId, ready: ready.value };
      const now = await databaseNow(transaction);
      return accept({ first, begun: await beginVote(transaction, beginning, actor, now) });
    },
  );
  if (!opened.ok) return opened;
  const { first, begun } = opened.value;
  tellOfBeginning(sessionId, begun);
  tellOfVote(first);
  return accept({ voteId: begun.voteId });
}

/** A text that was given back to drafting since then is another text. */
async function isSameText(
  transaction: Database,
  { versionId }: Vote,
  { drafts: { on: draft } }: Ready,
): Promise<boolean> {
  if (!draft) return true;
  if (draft.status !== 'sealed') return false;
  return (await findLastVersion(transaction, draft.id))?.id === versionId;
}
