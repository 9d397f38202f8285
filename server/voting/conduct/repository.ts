import type { OtherVote } from '@/domain/voting/conduct/conduct';
import type { Database } from '@/server/database/client';

/** The number of a vote of the same session; null for none. */
export async function findOtherVote(
  database: Database,
  voteId: string | null,
): Promise<OtherVote | null> {
  if (voteId === null) return null;
  return database.vote.findUnique({ where: { id: voteId }, select: { id: true, number: true } });
}
