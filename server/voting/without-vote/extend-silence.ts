import { accept, refuse, type Result } from '@/domain/result';
import { checkReason, isOver } from '@/domain/voting/accept-objection';
import { appendToRecord } from '@/server/record/append-to-record';
import {
  actInSession,
  type SignedInPerson,
  type WeightyRefusal,
} from '@/server/sessions/act-in-session';
import type { VotePlace } from '@/server/voting/close-vote';
import { longestMinutes } from '@/server/voting/open-vote';
import { changeVote, type Vote } from '@/server/voting/repository';
import { tellOfVote } from '@/server/voting/tell-of-vote';
import { holdDecision } from './hold-decision';
import { saveExtension } from './repository';

export type ExtendRefusal =
  | WeightyRefusal
  | 'vote-not-open'
  | 'vote-closed'
  | 'no-deadline'
  | 'unknown-deadline'
  | 'objection-needs-reason'
  | 'reason-too-long';

export type ExtendSilence = VotePlace & {
  /** So many hours later than the deadline that holds now. */
  hours: number;
  reason: string;
};

/** Gives a silence procedure a later deadline, with the reason, before the one that holds [V35]. */
export async function extendSilence(
  person: SignedInPerson,
  { hours, reason, ...place }: ExtendSilence,
): Promise<Result<null, ExtendRefusal>> {
  const done = await actInSession<Vote, ExtendRefusal>(
    person,
    place.sessionId,
    'extend-silence',
    async ({ transaction, actor }) => {
      const held = await holdDecision(transaction, place);
      if (held?.vote.terms.deciding.method !== 'silence') return refuse('not-found');
      const { vote, now } = held;
      if (vote.openedAt === null) return refuse('vote-not-open');
      if (vote.closesAt === null) return refuse('no-deadline');
      if (vote.closedAt !== null || isOver(vote, now)) return refuse('vote-closed');
      if (!isLater(hours)) return refuse('unknown-deadline');
      const given = checkReason(reason);
      if (!given.ok) return given;
      const deadlineAt = new Date(vote.closesAt.getTime() + hours * 3_600_000);
      const extension = { grantedAt: now, deadlineAt, reason: given.value };
      await saveExtension(transaction, { voteId: vote.id, ...extension });
      await changeVote(transaction, vote.id, { closesAt: deadlineAt });
      await appendToRecord(transaction, {
        sessionId: vote.sessionId,
        actor,
        act: 'extend-silence',
        subject: { kind: 'vote', id: vote.id },
        payload: {
          number: vote.number,
          from: vote.closesAt.toISOString(),
          until: deadlineAt.toISOString(),
          reason: given.value,
        },
      });
      return accept(vote);
    },
  );
  if (!done.ok) return done;
  tellOfVote(done.value);
  return accept(null);
}

function isLater(hours: number): boolean {
  return Number.isInteger(hours) && hours > 0 && hours * 60 <= longestMinutes;
}
