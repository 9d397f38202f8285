import type { Delegation, SeatedDelegation } from '@/domain/sessions/delegation';
import type { Database } from '@/server/database/client';
import { isId } from '@/server/sessions/repository';

type Row = Omit<Delegation, 'weight'> & { weight: { toFixed: () => string } };

const columns = { id: true, name: true, shortName: true, weight: true, groups: true } as const;

function delegationOf({ weight, ...row }: Row): Delegation {
  return { ...row, weight: weight.toFixed() };
}

/** The delegations of a session with what became of their votes, by name. */
export async function listDelegations(
  database: Database,
  sessionId: string,
): Promise<SeatedDelegation[]> {
  const rows = await database.delegation.findMany({
    where: { sessionId },
    orderBy: [{ name: 'asc' }, { shortName: 'asc' }],
    select: { ...columns, suspendedFor: true, proxyId: true },
  });
  return rows.map(({ weight, ...row }) => ({ ...row, weight: weight.toFixed() }));
}

/** Changes what becomes of a delegation's vote. */
export async function changeSeat(
  database: Database,
  delegationId: string,
  change: Partial<Pick<SeatedDelegation, 'suspendedFor' | 'proxyId'>>,
): Promise<void> {
  await database.delegation.update({
    where: { id: delegationId },
    data: change,
    select: { id: true },
  });
}

/** A delegation of this session; one of another session is as unknown as none. */
export async function findDelegation(
  database: Database,
  sessionId: string,
  delegationId: string,
): Promise<Delegation | null> {
  if (!isId(delegationId)) return null;
  const row = await database.delegation.findFirst({
    where: { id: delegationId, sessionId },
    select: columns,
  });
  return row && delegationOf(row);
}

export async function saveDelegation(
  database: Database,
  sessionId: string,
  delegation: Omit<Delegation, 'id'>,
): Promise<string> {
  const { id } = await database.delegation.create({
    data: { ...delegation, groups: [...delegation.groups], sessionId },
    select: { id: true },
  });
  return id;
}

export async function changeDelegation(
  database: Database,
  { id, ...delegation }: Delegation,
): Promise<void> {
  await database.delegation.update({
    where: { id },
    data: { ...delegation, groups: [...delegation.groups] },
    select: { id: true },
  });
}

/** Deletes a delegation nobody speaks for; its delegates of old were removed and stay so. */
export async function deleteDelegation(database: Database, delegationId: string): Promise<void> {
  await database.participant.updateMany({
    where: { delegationId, removedAt: { not: null } },
    data: { role: 'observer', delegationId: null },
  });
  await database.delegation.delete({ where: { id: delegationId }, select: { id: true } });
}

/** How many participants of now speak for it, and how many drafts it leads. */
export async function countTies(
  database: Database,
  delegationId: string,
): Promise<{ participants: number; ledDrafts: number }> {
  const participants = await database.participant.count({
    where: { delegationId, removedAt: null },
  });
  const ledDrafts = await database.draft.count({ where: { leadDelegationId: delegationId } });
  return { participants, ledDrafts };
}
