import type { Database } from '@/server/database/client';
import { findDraft } from '@/server/drafts/repository';
import type { Actor } from '@/server/acts/asker';
import type { Vote } from './repository';

/** Whether a person's delegation leads the draft that is voted on. */
export async function leadsVotedDraft(
  source: Database,
  { delegationId }: Actor,
  vote: Vote,
): Promise<boolean> {
  if (delegationId === null || vote.draftId === null) return false;
  const draft = await findDraft(source, vote.sessionId, vote.draftId);
  return draft?.leadDelegationId === delegationId;
}
