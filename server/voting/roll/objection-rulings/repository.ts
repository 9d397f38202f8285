import type { Database } from '@/server/database/client';

/** What the chair ruled on an objection in a round of consent [V33]. */
export type ObjectionStanding = 'resolved' | 'unfounded';

const kinds = {
  resolved: 'objection-resolved',
  unfounded: 'objection-unfounded',
} as const satisfies Record<ObjectionStanding, string>;

/** The rulings that stand on objections, by delegation. */
export async function findStandings(
  database: Database,
  voteId: string,
): Promise<ReadonlyMap<string | null, { standing: ObjectionStanding; because: string }>> {
  const rows = await database.ruling.findMany({
    where: { voteId, kind: { in: Object.values(kinds) }, liftedAt: null },
    select: { delegationId: true, kind: true, reason: true },
  });
  return new Map(
    rows.map(({ delegationId, kind, reason }) => {
      const standing = kind === kinds.resolved ? 'resolved' : 'unfounded';
      return [delegationId, { standing, because: reason }];
    }),
  );
}

/** Puts a ruling in the place of an earlier one on the same objection. */
export async function saveStanding(
  transaction: Database,
  voteId: string,
  delegationId: string,
  ruling: { standing: ObjectionStanding; reason: string; byId: string; at: Date },
): Promise<void> {
  const { standing, ...rest } = ruling;
  await liftStanding(transaction, voteId, delegationId, ruling.at);
  await transaction.ruling.create({
    data: { voteId, delegationId, kind: kinds[standing], ...rest },
    select: { id: true },
  });
}

/** Lets the ruling on an objection fall: the ballot it was about is no more. */
export async function liftStanding(
  transaction: Database,
  voteId: string,
  delegationId: string,
  liftedAt: Date,
): Promise<void> {
  await transaction.ruling.updateMany({
    where: { voteId, delegationId, kind: { in: Object.values(kinds) }, liftedAt: null },
    data: { liftedAt },
  });
}
