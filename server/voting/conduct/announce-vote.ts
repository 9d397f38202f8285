import { accept, type Result } from '@/domain/result';
import { checkOpeningTime, type OpeningTimeRefusal } from '@/domain/voting/conduct/announcement';
import { appendToRecord } from '@/server/record/append-to-record';
import { actInSession, type SignedInPerson } from '@/server/sessions/act-in-session';
import { termsOnRecord } from '@/server/voting/begin-vote';
import {
  announcedFrom,
  prepareVote,
  type OpenVote,
  type OpenVoteRefusal,
} from '@/server/voting/open-vote';
import { saveVote } from '@/server/voting/repository';
import { tellOfVote } from '@/server/voting/tell-of-vote';

export type AnnounceVote = OpenVote & { opensAt: Date };

export type AnnounceVoteRefusal = OpenVoteRefusal | OpeningTimeRefusal;

/**
 * Announces a vote that opens by itself at an instant. Its terms are fixed now; the text
 * is sealed and the roll frozen when it opens.
 */
export async function announceVote(
  person: SignedInPerson,
  form: AnnounceVote,
): Promise<Result<{ voteId: string }, AnnounceVoteRefusal>> {
  const { sessionId, draftId, opensAt } = form;
  const announced = await actInSession<{ voteId: string }, AnnounceVoteRefusal>(
    person,
    sessionId,
    'announce-vote',
    async ({ transaction, actor, now }) => {
      const time = checkOpeningTime(opensAt, now);
      if (!time.ok) return time;
      const ready = await prepareVote(transaction, form);
      if (!ready.ok) return ready;
      const vote = { ...(await announcedFrom(transaction, form, ready.value)), opensAt };
      const { deciding } = vote.terms;
      const options = 'options' in deciding ? deciding.options : [];
      const openedById = actor.participantId;
      const voteId = await saveVote(transaction, { ...vote, openedById });
      await appendToRecord(transaction, {
        sessionId,
        actor,
        act: 'announce-vote',
        subject: { kind: 'vote', id: voteId },
        payload: {
          ...termsOnRecord({ ...vote, sha256: null }, options),
          opensAt: opensAt.toISOString(),
        },
      });
      return accept({ voteId });
    },
  );
  if (announced.ok) tellOfVote({ id: announced.value.voteId, sessionId, draftId });
  return announced;
}
