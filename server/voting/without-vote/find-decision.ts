import { deadlineAfter } from '@/domain/voting/conduct/announcement';
import type { DecisionSnapshot } from '@/domain/voting/heard/decision-snapshot';
import { standingAt, type DecisionMade } from '@/domain/voting/file/export-decision';
import { isUncounted } from '@/domain/voting/terms';
import type { Decision } from '@/domain/voting/heard/without-a-vote';
import type { Database } from '@/server/database/client';
import type { Vote } from '@/server/voting/repository';
import type { RollLine } from '@/server/voting/roll/repository';
import { findExtensions, findObjections, type StoredExtension } from './repository';

/** What was said in a decision without a vote; null for what is counted or has not opened. */
export async function findDecision(
  source: Database,
  vote: Vote,
  roll: readonly RollLine[],
): Promise<DecisionMade | null> {
  const { deciding } = vote.terms;
  if (!isUncounted(deciding) || vote.openedAt === null) return null;
  const objections = await findObjections(source, vote.id);
  const extensions = await findExtensions(source, vote.id);
  const nameOf = new Map(roll.map(({ delegationId, id }) => [delegationId, id]));
  return {
    method: deciding.method,
    roll,
    startedAt: vote.openedAt.toISOString(),
    deadlineAt: deadlineAfter(vote.openedAt, vote.minutes)?.toISOString() ?? null,
    extensions: extensions.map(extensionTold),
    notified: Object.fromEntries(
      roll.flatMap(({ id, notifiedAt }) => (notifiedAt ? [[id, notifiedAt.toISOString()]] : [])),
    ),
    objections: objections.map(({ delegationId, at, withdrawnAt, reason }) => ({
      by: nameOf.get(delegationId) ?? delegationId,
      at: at.toISOString(),
      withdrawnAt: withdrawnAt?.toISOString() ?? null,
      reason,
    })),
  };
}

function extensionTold({ grantedAt, deadlineAt, reason }: StoredExtension) {
  return { grantedAt: grantedAt.toISOString(), deadlineAt: deadlineAt.toISOString(), reason };
}

/** A decision as its topic carries it: judged as of now, once it is closed as it was judged then. */
export function decisionSnapshot(
  made: DecisionMade,
  verdict: Decision | null,
  now: Date,
): DecisionSnapshot {
  const names = new Map(made.roll.map(({ id, name }) => [id, name]));
  return {
    method: made.method,
    standing: verdict?.tally === null ? verdict : standingAt(made, now.getTime()),
    objections: made.objections.map((objection) => {
      return { ...objection, name: names.get(objection.by) ?? objection.by };
    }),
    extensions: made.extensions,
    members: made.roll
      .filter(({ entitled }) => entitled)
      .map(({ id, name }) => ({ voter: id, name, toldAt: made.notified[id] ?? null })),
  };
}
