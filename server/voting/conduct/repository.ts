import type { CalledOff, OtherVote } from '@/domain/voting/conduct/conduct';
import type { Database } from '@/server/database/client';

/** The number of a vote of the same session; null for none. */
export async function findOtherVote(
  database: Database,
  voteId: string | null,
): Promise<OtherVote | null> {
  if (voteId === null) return null;
  return database.vote.findUnique({ where: { id: voteId }, select: { id: true, number: true } });
}

/** Why a vote was called off, as the record has it; null where it was not. */
export async function findCallingOff(
  database: Database,
  vote: { id: string; sessionId: string; cancelledAt: Date | null },
): Promise<CalledOff | null> {
  if (vote.cancelledAt === null) return null;
  const entry = await database.recordEntry.findFirst({
    where: { sessionId: vote.sessionId, act: 'cancel-vote', subjectId: vote.id },
    select: { payload: true },
  });
  const told = (entry?.payload ?? {}) as Partial<CalledOff>;
  return { reason: told.reason ?? null, because: told.because ?? null };
}
