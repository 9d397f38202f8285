import type { Language } from '@/domain/language';
import { refuse, type Result } from '@/domain/result';
import { silenceRefusal, type SilenceRefusal } from '@/domain/voting/heard/without-a-vote';
import type { OwnRuleRefusal } from '@/domain/voting/rules/own-rule';
import type { VoteTerms } from '@/domain/voting/terms';
import { act } from '@/server/acts/act';
import type { WeightyRefusal } from '@/server/acts/asker';
import { did } from '@/server/acts/done';
import { databaseNow, type Database } from '@/server/database/client';
import { openSession } from '@/server/sessions/session-things';
import {
  beginVote,
  readyToBegin,
  watchersOfBeginning,
  type Begun,
  type NotReady,
  type Ready,
} from './begin-vote';
import { nextVoteNumber, saveVote, type AnnouncedVote } from './repository';
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
  /** Whose alphabet orders the roll; left out for the session's first language. */
  rollLanguage?: Language;
  /** The demonstration's people have no letter boxes. */
  withoutMail?: true;
};

/** What only a form can get wrong. */
type FormRefusal =
  | OwnRuleRefusal
  | 'unknown-quorum'
  | 'unknown-deadline'
  | 'unknown-method'
  | 'no-part-chosen';

export type OpenVoteRefusal = WeightyRefusal | NotReady | SilenceRefusal | FormRefusal;

/** The longest time a vote may stay open by a deadline: thirty days. */
export const longestMinutes = 30 * 24 * 60;

/**
 * Opens a vote: seals the draft if it is still being drafted, and freezes the roll from
 * the delegations with their weights and groups. From then on the text, the terms and
 * the roll do not change.
 */
export const openVote = act({
  act: 'open-vote',
  on: openSession,
  work: async ({ transaction, actor }, form: OpenVote) => {
    const { sessionId } = form;
    const prepared = await prepareVote(transaction, form);
    if (!prepared.ok) return prepared;
    const ready = prepared.value;
    const voteId = await saveVote(transaction, {
      ...(await announcedFrom(transaction, form, ready)),
      openedById: actor.participantId,
    });
    // Read again: waiting for the drafts may have taken a while.
    const now = await databaseNow(transaction);
    const vote = { sessionId, voteId, ready };
    const { begun, opening } = await beginVote(transaction, vote, actor, now);
    return did(begun, opening);
  },
  alsoTold: ({ value }, { sessionId }) => watchersOfBeginning(sessionId, value),
  afterwards: ({ value }, { sessionId, withoutMail }) => {
    if (!withoutMail) writeOfBeginning(sessionId, value);
  },
});

/** Writes to the members of a silence procedure that has begun. */
export function writeOfBeginning(sessionId: string, { voteId, method }: Begun): void {
  if (method === 'silence') tellMembers({ sessionId, voteId });
}

/** Holds what was chosen against the session as it is now. */
export async function prepareVote(
  transaction: Database,
  form: OpenVote,
): Promise<Result<Ready, NotReady | SilenceRefusal | 'unknown-deadline'>> {
  const { minutes, draftId, terms } = form;
  if (!isDeadline(minutes)) return refuse('unknown-deadline');
  if (terms.deciding.method === 'silence') {
    const refusal = silenceRefusal({ hasText: draftId !== null, minutes });
    if (refusal) return refuse(refusal);
  }
  return readyToBegin(transaction, { ...form, blocks: form.blocks ?? [] });
}

/** A vote as it is saved before it opens; holds the session for its number. */
export async function announcedFrom(
  transaction: Database,
  {
    sessionId,
    draftId,
    blocks = [],
    minutes,
  }: Pick<OpenVote, 'sessionId' | 'draftId' | 'blocks' | 'minutes'>,
  { terms, language }: Ready,
): Promise<Omit<AnnouncedVote, 'openedById'>> {
  const number = await nextVoteNumber(transaction, sessionId);
  return {
    sessionId,
    draftId,
    blocks: [...blocks],
    number,
    terms,
    rollLanguage: language,
    rollFrom: null,
    secondOfId: null,
    opensAt: null,
    minutes,
  };
}

function isDeadline(minutes: number | null): boolean {
  return (
    minutes === null || (Number.isInteger(minutes) && minutes > 0 && minutes <= longestMinutes)
  );
}
