import { afterEach, beforeEach, expect, it } from 'vitest';
import { database, inTransaction } from '@/server/database/client';
import '@/server/database/one-after-another';
import { buildParticipant, buildSession } from '@/tests/support/builders';

const warnings: string[] = [];
const note = (warning: Error) => warnings.push(warning.message);
beforeEach(() => process.on('warning', note));
afterEach(() => process.off('warning', note));

it('a transaction that reads relations and asks several things at once warns of nothing', async () => {
  const session = await buildSession();
  await buildParticipant(session.id, 'chair');
  const answers = await inTransaction(async (transaction) =>
    Promise.all([
      transaction.session.findUniqueOrThrow({
        where: { id: session.id },
        include: { participants: { include: { person: true } }, drafts: true, votes: true },
      }),
      transaction.person.count(),
      transaction.$queryRaw`SELECT 1 AS one`,
    ]),
  );
  expect(answers[0].participants).toHaveLength(1);
  expect(answers[2]).toEqual([{ one: 1 }]);
  await database().person.count();
  expect(warnings).toEqual([]);
});
