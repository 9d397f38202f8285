import { randomUUID } from 'node:crypto';
import type { BallotContent } from '@/domain/voting/casting/ballot';
import { database, type Database } from '@/server/database/client';
import { shuffle } from '@/server/voting/shuffle';

/**
 * Puts a ballot into a secret vote: that the delegation has voted, and apart from it what
 * the ballot says. The key of the first is what makes it one; both or neither are saved.
 */
export async function saveSecretBallot(
  transaction: Database,
  key: { voteId: string; delegationId: string },
  content: BallotContent,
): Promise<void> {
  await transaction.secretParticipation.create({ data: key, select: { voteId: true } });
  await transaction.secretBallot.create({
    data: { voteId: key.voteId, content },
    select: { voteId: true },
  });
}

/** The ballots of a secret vote, by ids that mean nothing. */
export async function findPapers(source: Database, voteId: string): Promise<BallotContent[]> {
  const rows = await source.secretBallot.findMany({
    where: { voteId },
    orderBy: { id: 'asc' },
    select: { content: true },
  });
  return rows.map(({ content }) => content as BallotContent);
}

/**
 * Unlinks the ballots of a secret vote from those who cast them [V38]. Until now the
 * hidden columns of both tables tell which rows came in together and in which order; here
 * all are written anew by one transaction, the participations in the order of the roll,
 * the ballots shuffled and under new ids. The rows of the roll are held by it as well,
 * which takes the trace of each casting off them.
 */
export async function unlinkBallots(transaction: Database, voteId: string): Promise<void> {
  const voters = await transaction.secretParticipation.findMany({
    where: { voteId },
    orderBy: { entry: { position: 'asc' } },
    select: { voteId: true, delegationId: true },
  });
  const papers = await findPapers(transaction, voteId);
  if (voters.length !== papers.length) {
    throw new Error(`${voters.length} have voted, and there are ${papers.length} ballots.`);
  }
  await transaction.secretParticipation.deleteMany({ where: { voteId } });
  await transaction.secretBallot.deleteMany({ where: { voteId } });
  await transaction.secretParticipation.createMany({ data: voters });
  await transaction.secretBallot.createMany({
    data: shuffle(papers).map((content) => {
      return { id: randomUUID(), voteId, content };
    }),
  });
}

/**
 * Closed secret votes whose rows from before the unlinking may still lie in the tables'
 * files: the process ended before it swept, or could not sweep.
 */
export async function findUnsweptVotes(source: Database): Promise<string[]> {
  const rows = await source.vote.findMany({
    where: { secrecy: 'secret', closedAt: { not: null }, sweptAt: null },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** Notes that nothing in the tables' files links these votes any more. */
export async function markSwept(source: Database, voteIds: readonly string[]): Promise<void> {
  await source.$executeRaw`
    UPDATE votes SET swept_at = clock_timestamp() WHERE id = ANY (${voteIds}::uuid[])`;
}

/**
 * Takes the rows from before the unlinking out of the tables' files, where they lie until
 * then unseen. Skips a table that somebody is voting in at this moment, and leaves in it
 * what a transaction still under way could see.
 *
 * @returns whether everything is out that was written off before the call
 */
export async function sweepSecretTables(): Promise<boolean> {
  const before = await findTableFiles(database());
  await database().$executeRaw`VACUUM (FULL, SKIP_LOCKED) secret_participations, secret_ballots`;
  const after = await findTableFiles(database());
  return after.every(({ file, isFull }, index) => isFull && file !== before[index]?.file);
}

/**
 * The files of both tables: a sweep writes a new one. Full is a file in which every place
 * is taken by a row that can be seen, so that none is left for what was written off.
 */
async function findTableFiles(source: Database): Promise<{ file: bigint; isFull: boolean }[]> {
  return source.$queryRaw<{ file: bigint; isFull: boolean }[]>`
    WITH places AS (
      SELECT tableoid, ctid::text::point AS place FROM secret_participations
      UNION ALL SELECT tableoid, ctid::text::point FROM secret_ballots),
    pages AS (
      SELECT tableoid, max(place[1]) = count(*) AS is_full FROM places
      GROUP BY tableoid, place[0])
    SELECT pg_relation_filenode(oid)::bigint AS file,
      pg_relation_size(oid) = current_setting('block_size')::int * (
        SELECT count(*) FROM pages WHERE pages.tableoid = oid AND is_full) AS "isFull"
    FROM unnest(ARRAY['secret_participations', 'secret_ballots']::regclass[]) AS oid
    ORDER BY oid`;
}
