import { accept, refuse, type Result } from '@/domain/result';
import type { TermsRefusal, VoteTerms } from '@/domain/voting/terms';
import { silenceRefusal, type SilenceRefusal } from '@/domain/voting/without-a-vote';
import { databaseNow } from '@/server/database/client';
import { tellOfDraft } from '@/server/drafts/tell-of-draft';
import {
  actInSession,
  type SignedInPerson,
  type WeightyRefusal,
} from '@/server/sessions/act-in-session';
import { beginVote, readyToBegin, type Begun } from './begin-vote';
import { nextVoteNumber, saveVote } from './repository';
import { tellOfVote } from './tell-of-vote';
import type { SubjectRefusal } from './voted-drafts';
import { tellMembers } from './without-vote/tell-members';

export type OpenVote = {
  sessionId: string;
  /** The draft whose text is voted on; null for a question or a choice. */
  draftId: string | null;
  /** In a division, the ids of the blocks that are voted on; empty for the whole. */
  blocks?: readonly string[];
  /** A vote on a draft is about the draft's title, whatever question they have. */
  terms: VoteTerms;
  /** Closes by itself after so many minutes; null leaves it to the chair. */
  minutes: number | null;
};

/** What only a form can get wrong. */
type FormRefusal = 'unknown-deadline' | 'unknown-method' | 'no-part-chosen';

export type OpenVoteRefusal =
  | WeightyRefusal
  | SubjectRefusal
  | TermsRefusal
  | SilenceRefusal
  | FormRefusal;

/** The longest time a vote may stay open by a deadline: thirty days. */
export const longestMinutes = 30 * 24 * 60;

/**
 * Opens a vote: seals the draft if it is still being drafted, and freezes the roll from
 * the delegations with their weights and groups. From then on the text, the terms and
 * the roll do not change.
 */
export async function openVote(
  person: SignedInPerson,
  { sessionId, draftId, blocks = [], terms, minutes }: OpenVote,
): Promise<Result<{ voteId: string }, OpenVoteRefusal>> {
  const opened = await actInSession<Begun, OpenVoteRefusal>(
    person,
    sessionId,
    'open-vote',
    async ({ transaction, actor }) => {
      if (!isDeadline(minutes)) return refuse('unknown-deadline');
      if (terms.deciding.method === 'silence') {
        const refusal = silenceRefusal({ hasText: draftId !== null, minutes });
        if (refusal) return refuse(refusal);
      }
      const ready = await readyToBegin(transaction, { sessionId, draftId, blocks, terms });
      if (!ready.ok) return ready;
      const number = await nextVoteNumber(transaction, sessionId);
      const voteId = await saveVote(transaction, {
        sessionId,
        draftId,
        blocks: [...blocks],
        number,
        terms: ready.value.terms,
        rollLanguage: ready.value.language,
        rollFrom: null,
        secondOfId: null,
        opensAt: null,
        minutes,
        openedById: actor.participantId,
      });
      const now = await databaseNow(transaction);
      return accept(
        await beginVote(transaction, { sessionId, voteId, ready: ready.value }, actor, now),
      );
    },
  );
  if (!opened.ok) return opened;
  opened.value.drafts.forEach(tellOfDraft);
  tellOfVote({ id: opened.value.voteId, sessionId, draftId });
  if (terms.deciding.method === 'silence') tellMembers({ sessionId, voteId: opened.value.voteId });
  return accept({ voteId: opened.value.voteId });
}

function isDeadline(minutes: number | null): boolean {
  return (
    minutes === null || (Number.isInteger(minutes) && minutes > 0 && minutes <= longestMinutes)
  );
}
