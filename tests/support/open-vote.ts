import type { PresetName } from '@/domain/voting/rules/presets';
import { usualTerms, type VoteTerms } from '@/domain/voting/terms';
import { castBallot } from '@/server/voting/cast-ballot';
import { buildDelegation, buildParticipant, buildSession, buildVote } from './builders';

export type BuiltSeat = { name: string; groups?: string[]; weight?: string; suspendedFor?: string };

export const three: BuiltSeat[] = [{ name: 'AAA' }, { name: 'BBB' }, { name: 'CCC' }];

/** The Security Council’s fifteen; the first five are permanent. */
export const council: BuiltSeat[] = Array.from({ length: 15 }, (_, index) => ({
  name: `S${String(index).padStart(2, '0')}`,
  groups: index < 5 ? ['permanent'] : [],
}));

/** The usual terms of a vote by a preset rule. */
export function termsOf(rule: string): VoteTerms {
  const deciding = { method: 'threshold', rule: rule as PresetName } as const;
  return { ...usualTerms, question: '', deciding };
}

/** A session with these seats and a delegate in each. */
export async function buildSeats(seats: BuiltSeat[]) {
  const session = await buildSession();
  const delegates = [];
  for (const { name, ...seat } of seats) {
    const delegation = await buildDelegation(session.id, { ...seat, name, shortName: name });
    const delegate = await buildParticipant(session.id, 'delegate', {
      delegationId: delegation.id,
    });
    delegates.push({ ...delegate, delegationId: delegation.id, shortName: name });
  }
  return { session, delegates };
}

/** A session with these seats, a delegate in each, and an open vote. */
export async function buildOpenVote(
  seats: BuiltSeat[],
  wanted: Parameters<typeof buildVote>[1] = {},
) {
  const { session, delegates } = await buildSeats(seats);
  const vote = await buildVote(session.id, wanted);
  const place = { sessionId: session.id, voteId: vote.id };
  const cast = async (personId: string, answer: string, sha256: string | null = vote.sha256) =>
    castBallot({ personId }, { ...place, marks: { answer }, sha256 });
  return { sessionId: session.id, delegates, vote, place, cast, chair: vote.chair };
}
