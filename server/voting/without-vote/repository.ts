import type { Database } from '@/server/database/client';

/** An objection as it was raised. */
export type StoredObjection = {
  id: string;
  delegationId: string;
  reason: string;
  at: Date;
  withdrawnAt: Date | null;
};

/** The objections of a decision, the first raised first. */
export async function findObjections(
  database: Database,
  voteId: string,
): Promise<StoredObjection[]> {
  return database.objection.findMany({
    where: { voteId },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: { id: true, delegationId: true, reason: true, at: true, withdrawnAt: true },
  });
}

export type NewObjection = {
  voteId: string;
  delegationId: string;
  participantId: string;
  reason: string;
  at: Date;
};

export async function saveObjection(transaction: Database, objection: NewObjection): Promise<void> {
  await transaction.objection.create({ data: objection, select: { id: true } });
}

export async function withdrawObjection(
  transaction: Database,
  id: string,
  withdrawnAt: Date,
): Promise<void> {
  const data = { withdrawnAt };
  await transaction.objection.update({ where: { id }, data, select: { id: true } });
}

export type StoredExtension = { grantedAt: Date; deadlineAt: Date; reason: string };

/** The later deadlines of a silence procedure, in the order in which they were given. */
export async function findExtensions(
  database: Database,
  voteId: string,
): Promise<StoredExtension[]> {
  return database.extension.findMany({
    where: { voteId },
    orderBy: { grantedAt: 'asc' },
    select: { grantedAt: true, deadlineAt: true, reason: true },
  });
}

export async function saveExtension(
  transaction: Database,
  extension: StoredExtension & { voteId: string },
): Promise<void> {
  await transaction.extension.create({ data: extension, select: { voteId: true } });
}

/**
 * Keeps the first proof that a delegation was told.
 *
 * @returns false where there was one already, or where the delegation has no vote
 */
export async function saveProof(
  transaction: Database,
  key: { voteId: string; delegationId: string },
  notifiedAt: Date,
): Promise<boolean> {
  const { count } = await transaction.rollEntry.updateMany({
    where: { ...key, notifiedAt: null, suspendedFor: null },
    data: { notifiedAt },
  });
  return count > 0;
}

/** The people of these delegations, to write to. */
export async function findLetterBoxes(
  database: Database,
  sessionId: string,
  delegationIds: readonly string[],
): Promise<{ delegationId: string; email: string; language: string }[]> {
  const rows = await database.participant.findMany({
    where: { sessionId, removedAt: null, delegationId: { in: [...delegationIds] } },
    select: { delegationId: true, person: { select: { email: true, language: true } } },
  });
  return rows.flatMap(({ delegationId, person }) =>
    delegationId === null ? [] : [{ delegationId, ...person }],
  );
}
