import { database } from '@/server/database/client';

/** Who said what, as far as an attack makes it out: delegation to ballot. */
export type Guess = ReadonlyMap<string, string>;

type Ranked = { what: string; order: Record<string, number> };

/**
 * Everything the tables hold on those who took part, the columns PostgreSQL hides
 * included, as orders to compare by. `seen` is the order in which the attacker saw
 * people vote, by the door or by a proxy's log.
 */
async function participations(voteId: string, seen: readonly string[]): Promise<Ranked[]> {
  const rows = await database().$queryRaw<Record<string, string | bigint>[]>`
    SELECT p.delegation_id::text AS what,
      row_number() OVER (ORDER BY p.ctid) AS place,
      row_number() OVER (ORDER BY p.xmin::text::bigint) AS transaction,
      row_number() OVER (ORDER BY p.cmin::text::bigint, p.ctid) AS command,
      row_number() OVER (ORDER BY p.xmax::text::bigint, p.ctid) AS locker,
      row_number() OVER (ORDER BY r.xmax::text::bigint, r.ctid) AS roll_locker,
      row_number() OVER (ORDER BY r.position) AS roll,
      row_number() OVER (ORDER BY p.delegation_id) AS id,
      row_number() OVER () AS stored
    FROM secret_participations p JOIN roll_entries r USING (vote_id, delegation_id)
    WHERE p.vote_id = ${voteId}::uuid`;
  return rows.map(({ what, ...order }) => ({
    what: String(what),
    order: { ...inNumbers(order), seen: seen.indexOf(String(what)) },
  }));
}

/** The same of the ballots. */
async function ballots(voteId: string): Promise<Ranked[]> {
  const rows = await database().$queryRaw<Record<string, string | bigint>[]>`
    SELECT b.content::text AS what,
      row_number() OVER (ORDER BY b.ctid) AS place,
      row_number() OVER (ORDER BY b.xmin::text::bigint) AS transaction,
      row_number() OVER (ORDER BY b.cmin::text::bigint, b.ctid) AS command,
      row_number() OVER (ORDER BY b.xmax::text::bigint, b.ctid) AS locker,
      row_number() OVER (ORDER BY b.id) AS id,
      row_number() OVER (ORDER BY pg_column_size(b.content), b.ctid) AS size,
      row_number() OVER () AS stored
    FROM secret_ballots b WHERE b.vote_id = ${voteId}::uuid`;
  return rows.map(({ what, ...order }) => ({ what: String(what), order: inNumbers(order) }));
}

function inNumbers(order: Record<string, string | bigint>): Record<string, number> {
  return Object.fromEntries(Object.entries(order).map(([key, rank]) => [key, Number(rank)]));
}

/**
 * Links those who took part in a secret vote to its ballots in every way there is: each
 * order of the ones laid beside each order of the others, forwards and backwards, and
 * the rows joined that one transaction wrote.
 *
 * @returns what each way makes of it, by its name
 */
export async function linkingAttack(
  voteId: string,
  seen: readonly string[],
): Promise<Map<string, Guess>> {
  const [people, papers] = [await participations(voteId, seen), await ballots(voteId)];
  const guesses = new Map<string, Guess>([['same transaction', await joined(voteId)]]);
  for (const mine of Object.keys(people[0]?.order ?? {})) {
    for (const theirs of Object.keys(papers[0]?.order ?? {})) {
      const ones = by(people, mine);
      const others = by(papers, theirs);
      guesses.set(`${mine} beside ${theirs}`, besides(ones, others));
      guesses.set(`${mine} against ${theirs}`, besides(ones, others.toReversed()));
    }
  }
  return guesses;
}

function by(rows: readonly Ranked[], key: string): string[] {
  return rows
    .toSorted((one, other) => (one.order[key] ?? 0) - (other.order[key] ?? 0))
    .map(({ what }) => what);
}

function besides(people: readonly string[], papers: readonly string[]): Guess {
  return new Map(people.map((who, index) => [who, papers[index] ?? '']));
}

/** Who alone shares a transaction with a ballot. */
async function joined(voteId: string): Promise<Guess> {
  const rows = await database().$queryRaw<{ who: string; said: string }[]>`
    SELECT p.delegation_id::text AS who, min(b.content::text) AS said
    FROM secret_participations p
    JOIN secret_ballots b ON b.vote_id = p.vote_id AND b.xmin::text = p.xmin::text
    WHERE p.vote_id = ${voteId}::uuid
    GROUP BY p.delegation_id HAVING count(*) = 1`;
  return new Map(rows.map(({ who, said }) => [who, said]));
}
