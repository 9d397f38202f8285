import { refuse } from '@/domain/result';
import { checkSecondVote, termsOfSecondVote } from '@/domain/voting/conduct/second-vote';
import { act } from '@/server/acts/act';
import { did } from '@/server/acts/done';
import { databaseNow, type Database } from '@/server/database/client';
import { findLastVersion } from '@/server/drafts/repository';
import {
  beginVote,
  readyToBegin,
  watchersOfBeginning,
  type Ready,
} from '@/server/voting/begin-vote';
import { announcedFrom, writeOfBeginning } from '@/server/voting/open-vote';
import { findSecondOf, saveVote, type Vote } from '@/server/voting/repository';
import { heldVote } from '@/server/voting/vote-thing';

/**
 * Opens the second vote after a tie, or the second round of a choice, in one step: the same
 * version and terms, the roll of now. Equal again after a tie, it is lost. That it is held
 * within 48 hours, at a later meeting, is the chair's to see to. Source: UN General Assembly, rule 95.
 */
export const openSecondVote = act({
  act: 'open-vote',
  on: heldVote,
  work: async ({ transaction, actor, held: first }) => {
    const { sessionId } = first;
    const second = await findSecondOf(transaction, first.id);
    const checked = checkSecondVote(first, second !== null);
    if (!checked.ok) return checked;
    const terms = termsOfSecondVote(first);
    const ready = await readyToBegin(transaction, { ...first, terms });
    if (!ready.ok) return ready;
    if (!(await isSameText(transaction, first, ready.value))) return refuse('text-has-changed');
    const voteId = await saveVote(transaction, {
      ...(await announcedFrom(transaction, first, ready.value)),
      terms,
      secondOfId: first.id,
      openedById: actor.participantId,
    });
    const vote = { sessionId, voteId, ready: ready.value };
    const now = await databaseNow(transaction);
    const { begun, opening } = await beginVote(transaction, vote, actor, now);
    return did(begun, opening);
  },
  alsoTold: ({ value, held }) => watchersOfBeginning(held.sessionId, value),
  afterwards: ({ value, held }) => writeOfBeginning(held.sessionId, value),
});

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
