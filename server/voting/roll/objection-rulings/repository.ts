import type { Database } from '@/server/database/client';

/** What the chair ruled on an objection in a round of consent [V33]. */
type ObjectionStanding = 'resolved' | 'unfounded';

const kinds = {
  resolved: 'objection-resolved',
  unfounded: 'objection-unfounded',
} as const satisfies Record<ObjectionStanding, string>;

const standings = ['resolved', 'unfounded'] as const;

/** What the rulings in force mean for a delegation's line of the roll. */
export type RulingsOnLine = {
  /** It has to abstain [V41]. */
  mustAbstain: boolean;
  /** What became of its objection; null without a ruling. */
  ruled: { standing: ObjectionStanding; because: string } | null;
};

/** The rulings in force, by delegation; whom none is about is left out. */
export async function findRulingsOnLines(
  database: Database,
  voteId: string,
): Promise<ReadonlyMap<string | null, RulingsOnLine>> {
  const rows = await database.ruling.findMany({
    where: { voteId, liftedAt: null },
    select: { delegationId: true, kind: true, reason: true },
  });
  const found = new Map<string | null, RulingsOnLine>();
  for (const { delegationId, kind, reason } of rows) {
    const before = found.get(delegationId) ?? noRulings;
    const standing = standings.find((each) => kinds[each] === kind);
    found.set(delegationId, {
      mustAbstain: before.mustAbstain || kind === 'obligatory-abstention',
      ruled: standing ? { standing, because: reason } : before.ruled,
    });
  }
  return found;
}

/** The line of a delegation about which nothing was ruled. */
export const noRulings: RulingsOnLine = { mustAbstain: false, ruled: null };

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
