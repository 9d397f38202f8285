import { accept, refuse, type Result } from '@/domain/result';
import type { Objector } from '@/domain/voting/heard/accept-objection';
import type { Actor } from '@/server/acts/asker';
import type { Database } from '@/server/database/client';
import type { Vote } from '@/server/voting/repository';
import { findRollLine } from '@/server/voting/roll/repository';
import { findObjections, type StoredObjection } from './repository';

/** Who speaks, for which delegation, and its objection that stands. */
type FoundObjector = { objector: Objector; standing: StoredObjection | null; name: string };

/**
 * Looks who speaks for which delegation of the roll.
 *
 * @param forWhom left out for the speaker's own delegation
 */
export async function findObjector(
  transaction: Database,
  vote: Vote,
  caster: Actor,
  forWhom: string | undefined,
): Promise<Result<FoundObjector, 'not-on-roll'>> {
  const delegationId = forWhom ?? caster.delegationId;
  if (delegationId === null) return refuse('not-on-roll');
  const line = await findRollLine(transaction, vote.id, delegationId);
  if (!line) return refuse('not-on-roll');
  const objections = await findObjections(transaction, vote.id);
  const standing =
    objections.find((each) => each.delegationId === delegationId && each.withdrawnAt === null) ??
    null;
  const objector = { delegationId, line, caster, hasObjected: standing !== null };
  return accept({ objector, standing, name: line.id });
}
