import { deed } from '@/domain/record/deeds';
import { checkOpeningTime, type OpeningTimeRefusal } from '@/domain/voting/conduct/announcement';
import { act } from '@/server/acts/act';
import { did } from '@/server/acts/done';
import { openSession } from '@/server/sessions/session-things';
import { termsOnRecord } from '@/server/voting/begin-vote';
import {
  announcedFrom,
  prepareVote,
  type OpenVote,
  type OpenVoteRefusal,
} from '@/server/voting/open-vote';
import { saveVote } from '@/server/voting/repository';
import { watchersOfVote } from '@/server/voting/vote-thing';

export type AnnounceVote = OpenVote & { opensAt: Date };

export type AnnounceVoteRefusal = OpenVoteRefusal | OpeningTimeRefusal;

/**
 * Announces a vote that opens by itself at an instant. Its terms are fixed now; the text
 * is sealed and the roll frozen when it opens.
 */
export const announceVote = act({
  act: 'announce-vote',
  on: openSession,
  work: async ({ transaction, actor, now }, form: AnnounceVote) => {
    const { opensAt } = form;
    const time = checkOpeningTime(opensAt, now);
    if (!time.ok) return time;
    const ready = await prepareVote(transaction, form);
    if (!ready.ok) return ready;
    const vote = { ...(await announcedFrom(transaction, form, ready.value)), opensAt };
    const { deciding } = vote.terms;
    const options = 'options' in deciding ? deciding.options : [];
    const voteId = await saveVote(transaction, { ...vote, openedById: actor.participantId });
    const told = {
      ...termsOnRecord({ ...vote, sha256: null }, options),
      opensAt: opensAt.toISOString(),
    };
    return did({ voteId }, deed('announce-vote', voteId, told));
  },
  alsoTold: ({ value }, { sessionId, draftId }) => [
    watchersOfVote({ id: value.voteId, sessionId, draftId }),
  ],
});
