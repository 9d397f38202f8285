import { rulingKinds, type RulingKind } from '@/domain/voting/conduct/ruling';
import type { Database } from '@/server/database/client';
import { isId } from '@/server/sessions/repository';

/** A ruling of the chair about one delegation. */
export type Ruling = {
  id: string;
  kind: RulingKind;
  delegationId: string;
  reason: string;
  at: Date;
  liftedAt: Date | null;
};

/** The rulings of a vote in their order, the lifted ones too. */
export async function listRulings(database: Database, voteId: string): Promise<Ruling[]> {
  const rows = await database.ruling.findMany({
    // What was ruled on an objection stands with the objection [V33].
    where: { voteId, delegationId: { not: null }, kind: { in: [...rulingKinds] } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ id, kind, delegationId, reason, at, liftedAt }) => {
    return { id, kind: kind as RulingKind, delegationId: delegationId ?? '', reason, at, liftedAt };
  });
}

/** A ruling of this vote that was not lifted; null when there is none. */
export async function findStandingRuling(
  database: Database,
  voteId: string,
  rulingId: string,
): Promise<Ruling | null> {
  if (!isId(rulingId)) return null;
  const rulings = await listRulings(database, voteId);
  return rulings.find(({ id, liftedAt }) => id === rulingId && liftedAt === null) ?? null;
}

export async function saveRuling(
  database: Database,
  ruling: Omit<Ruling, 'id' | 'liftedAt'> & { voteId: string; byId: string },
): Promise<void> {
  await database.ruling.create({ data: ruling, select: { id: true } });
}

export async function markLifted(
  database: Database,
  rulingId: string,
  liftedAt: Date,
): Promise<void> {
  await database.ruling.update({
    where: { id: rulingId },
    data: { liftedAt },
    select: { id: true },
  });
}
