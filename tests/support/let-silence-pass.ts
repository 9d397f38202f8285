import { database } from '@/server/database/client';

/** As if a silence procedure had begun so many minutes earlier, with all that was said in it. */
export async function letSilencePass(voteId: string, minutes: number): Promise<void> {
  const back = `${minutes} minutes`;
  await database().$executeRaw`
    UPDATE votes SET opened_at = opened_at - ${back}::interval,
      closes_at = closes_at - ${back}::interval WHERE id = ${voteId}::uuid`;
  await database().$executeRaw`
    UPDATE objections SET at = at - ${back}::interval,
      withdrawn_at = withdrawn_at - ${back}::interval WHERE vote_id = ${voteId}::uuid`;
  await database().$executeRaw`
    UPDATE extensions SET granted_at = granted_at - ${back}::interval,
      deadline_at = deadline_at - ${back}::interval WHERE vote_id = ${voteId}::uuid`;
  await database().$executeRaw`
    UPDATE roll_entries SET notified_at = notified_at - ${back}::interval
    WHERE vote_id = ${voteId}::uuid`;
}
