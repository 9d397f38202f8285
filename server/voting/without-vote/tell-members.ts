import { isLanguage } from '@/domain/language';
import { voteTopic } from '@/domain/voting/vote-snapshot';
import { database, databaseNow, inTransaction } from '@/server/database/client';
import { ring } from '@/server/live/topics/ring';
import { inBackground } from '@/server/mail/in-background';
import { sendSilenceLetter } from '@/server/mail/send-silence-letter';
import { mailIsSetUp } from '@/server/mail/send-mail';
import { appendToRecord } from '@/server/record/append-to-record';
import type { Actor } from '@/server/sessions/act-in-session';
import { findParticipant } from '@/server/sessions/repository';
import type { VotePlace } from '@/server/voting/close-vote';
import { findVote, lockVote, type Vote } from '@/server/voting/repository';
import { findRoll, findRollLine } from '@/server/voting/roll/repository';
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
      if (taken.ok) await proveTold(place, box.delegationId, null);
    }
  });
}

/** A delegate who opens the page of a silence procedure has been told: the proof is kept once. */
export async function noteOpened(personId: string, place: VotePlace): Promise<void> {
  const me = await findParticipant(database(), place.sessionId, personId);
  if (!me?.delegationId) return;
  const vote = running(await findVote(database(), place.sessionId, place.voteId));
  if (vote) await proveTold(place, me.delegationId, me);
}

async function proveTold(
  place: VotePlace,
  delegationId: string,
  reader: Actor | null,
): Promise<void> {
  const isNews = await inTransaction(async (transaction) => {
    const vote = running(await lockVote(transaction, place.sessionId, place.voteId));
    const now = await databaseNow(transaction);
    if (!vote || !(await saveProof(transaction, { voteId: vote.id, delegationId }, now))) {
      return false;
    }
    const line = await findRollLine(transaction, vote.id, delegationId);
    await appendToRecord(transaction, {
      sessionId: vote.sessionId,
      actor: reader,
      act: 'prove-told',
      subject: { kind: 'vote', id: vote.id },
      payload: {
        number: vote.number,
        delegation: line?.id ?? '',
        by: reader ? 'page' : 'mail',
      },
    });
    return true;
  });
  if (isNews) ring(voteTopic(place.voteId).name);
}
