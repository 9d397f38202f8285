import { isLanguage } from '@/domain/language';
import { deed } from '@/domain/record/deeds';
import { accept } from '@/domain/result';
import { actOfSystem } from '@/server/acts/act-of-system';
import type { Actor } from '@/server/acts/asker';
import { did } from '@/server/acts/done';
import { read } from '@/server/acts/read';
import { database } from '@/server/database/client';
import { inBackground } from '@/server/mail/in-background';
import { sendSilenceLetter } from '@/server/mail/send-silence-letter';
import { mailIsSetUp } from '@/server/mail/send-mail';
import { findVote, type Vote } from '@/server/voting/repository';
import { findRoll, findRollLine } from '@/server/voting/roll/repository';
import { heldVote, type VotePlace } from '@/server/voting/vote-thing';
import { findLetterBoxes, saveProof } from './repository';

/** A silence procedure that is running; null for everything else. */
function running(vote: Vote | null): Vote | null {
  const isSilence = vote?.terms.deciding.method === 'silence';
  return isSilence && vote.openedAt !== null && vote.closedAt === null ? vote : null;
}

/**
 * Writes to the people of every delegation of which it is not proved that it was told.
 * Call it after the commit; nobody waits for it. That the mail server took a letter to one
 * of its people is a proof for the delegation.
 */
export function tellMembers(place: VotePlace): void {
  if (!mailIsSetUp()) return;
  inBackground('letters of a silence procedure', async () => {
    const vote = running(await findVote(database(), place.sessionId, place.voteId));
    if (!vote?.closesAt) return;
    const roll = await findRoll(database(), vote.id);
    const untold = roll.filter(({ entitled, notifiedAt }) => entitled && notifiedAt === null);
    const ids = untold.map(({ delegationId }) => delegationId);
    for (const box of await findLetterBoxes(database(), vote.sessionId, ids)) {
      const taken = await sendSilenceLetter({
        to: box.email,
        language: isLanguage(box.language) ? box.language : 'en',
        question: vote.terms.question,
        deadline: vote.closesAt,
        path: `/sessions/${vote.sessionId}/votes/${vote.id}`,
      });
      if (taken.ok) {
        await proveTold({ ...place, delegationId: box.delegationId, reader: null });
      }
    }
  });
}

/** A delegate who opens the page of a silence procedure has been told: the proof is kept once. */
export const noteOpened = read({
  act: 'read-session',
  read: async ({ source, me: reader }, place: VotePlace) => {
    const { delegationId } = reader;
    if (delegationId === null) return accept(null);
    const vote = running(await findVote(source, place.sessionId, place.voteId));
    if (vote) await proveTold({ ...place, delegationId, reader });
    return accept(null);
  },
});

type Proof = VotePlace & { delegationId: string; reader: Actor | null };

/** Keeps the first proof that a delegation was told: a letter that was taken, or a page opened. */
const proveTold = actOfSystem({
  on: heldVote,
  work: async ({ transaction, now, held }, { delegationId, reader }: Proof) => {
    const vote = running(held);
    const key = { voteId: held.id, delegationId };
    if (!vote || !(await saveProof(transaction, key, now))) return null;
    const line = await findRollLine(transaction, vote.id, delegationId);
    const by = reader ? ('page' as const) : ('mail' as const);
    const told = { number: vote.number, delegation: line?.id ?? '', by };
    return did(null, deed('prove-told', vote.id, told));
  },
  by: ({ reader }) => reader,
});
