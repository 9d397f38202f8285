import { rollCallAnswers, type RollCallAnswer } from '@/domain/voting/casting/ballot';
import type { Database } from '@/server/database/client';

/** How delegations said they mean to vote on a draft, by their ids. */
export async function findIndications(
  database: Database,
  draftId: string,
): Promise<ReadonlyMap<string, RollCallAnswer>> {
  const rows = await database.indication.findMany({
    where: { draftId },
    select: { delegationId: true, answer: true },
  });
  return new Map(
    rows.flatMap(({ delegationId, answer }) => {
      const known = rollCallAnswers.find((each) => each === answer);
      return known ? [[delegationId, known]] : [];
    }),
  );
}

type Key = { draftId: string; delegationId: string };

/** Puts an indication in the place of an earlier one. */
export async function saveIndication(
  transaction: Database,
  key: Key,
  said: { answer: RollCallAnswer; participantId: string; at: Date },
): Promise<void> {
  await transaction.indication.upsert({
    where: { draftId_delegationId: key },
    create: { ...key, ...said },
    update: said,
    select: { draftId: true },
  });
}

/** Takes back what a delegation said. */
export async function removeIndication(transaction: Database, key: Key): Promise<void> {
  await transaction.indication.deleteMany({ where: key });
}
