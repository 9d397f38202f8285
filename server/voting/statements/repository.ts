import type { StatementKind } from '@/domain/voting/conduct/statement';
import type { Database } from '@/server/database/client';

/** What a delegation said beside its vote. */
export type Statement = {
  delegationId: string;
  kind: StatementKind;
  body: string;
  at: Date;
};

/** The statements of a vote in the order they were made. */
export async function listStatements(database: Database, voteId: string): Promise<Statement[]> {
  const rows = await database.voteStatement.findMany({
    where: { voteId },
    orderBy: [{ at: 'asc' }, { delegationId: 'asc' }],
  });
  return rows.map(({ delegationId, kind, body, at }) => {
    return { delegationId, kind: kind as StatementKind, body, at };
  });
}

/** Keeps a delegation's one statement of a kind; a later one takes the place of the earlier. */
export async function saveStatement(
  database: Database,
  { voteId, delegationId, kind, ...said }: Statement & { voteId: string; participantId: string },
): Promise<void> {
  const key = { voteId, delegationId, kind };
  await database.voteStatement.upsert({
    where: { voteId_delegationId_kind: key },
    create: { ...key, ...said },
    update: said,
    select: { voteId: true },
  });
}
