import { escapeIdentifier, type ClientBase } from 'pg';
import {
  from as copyFrom,
  to as copyTo,
  type CopyStreamQuery,
  type CopyToStreamQuery,
} from 'pg-copy-streams';

/** A table as it is in the database. */
export type Table = {
  name: string;
  columns: string[];
  key: string[];
  /** The rows stay behind: `withoutRows`, and what would be deleted with them. */
  isLeftOut: boolean;
};

/**
 * Tables whose rows are left out: what a copied file must not open, and what has ended
 * since must not come back to life with it.
 */
const withoutRows = ['sign_ins', 'sign_in_links'];

/** Tables that hold the ballots of secret votes, by the vote. */
const ofSecretVotes = ['secret_participations', 'secret_ballots'];

/** Every table of ours with the columns that can be written, those referred to before those that refer. */
export async function listTables(client: ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Row>(`
    SELECT c.relname AS name,
      ARRAY(SELECT attname::text FROM pg_attribute
        WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
        ORDER BY attnum) AS columns,
      ARRAY(SELECT a.attname::text FROM pg_index i
        JOIN unnest(i.indkey::int[]) WITH ORDINALITY AS k (number, place) ON true
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.number
        WHERE i.indrelid = c.oid AND i.indisprimary ORDER BY k.place) AS key,
      ARRAY(SELECT DISTINCT f.relname::text FROM pg_constraint r
        JOIN pg_class f ON f.oid = r.confrelid
        WHERE r.conrelid = c.oid AND r.contype = 'f' AND f.oid <> c.oid) AS "refersTo",
      ARRAY(SELECT f.relname::text FROM pg_constraint r JOIN pg_class f ON f.oid = r.confrelid
        WHERE r.conrelid = c.oid AND r.contype = 'f' AND r.confdeltype = 'c') AS "goesWith"
    FROM pg_class c
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
      AND c.relname <> '_prisma_migrations'
    ORDER BY c.relname`);
  const sorted: Row[] = [];
  const leftOut = new Set(withoutRows);
  while (sorted.length < rows.length) {
    const placed = new Set(sorted.map(({ name }) => name));
    const next = rows.filter(
      ({ name, refersTo }) => !placed.has(name) && refersTo.every((other) => placed.has(other)),
    );
    if (next.length === 0) throw new Error('Tables refer to each other in a circle.');
    for (const { name, goesWith } of next) {
      if (goesWith.some((other) => leftOut.has(other))) leftOut.add(name);
    }
    sorted.push(...next);
  }
  return sorted.map(({ name, columns, key }) => {
    return { name, columns, key, isLeftOut: leftOut.has(name) };
  });
}

type Row = Omit<Table, 'isLeftOut'> & { refersTo: string[]; goesWith: string[] };

/** The migrations that were applied to the end, oldest first; none in a new database. */
export async function listApplied(client: ClientBase): Promise<string[]> {
  const { rows: found } = await client.query("SELECT to_regclass('_prisma_migrations') AS it");
  if (!found[0] || (found[0] as { it: unknown }).it === null) return [];
  const { rows } = await client.query<{ name: string }>(`
    SELECT migration_name AS name FROM _prisma_migrations
    WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`);
  return rows.map(({ name }) => name);
}

/** Where every sequence of numbers stands. */
export async function listSequences(
  client: ClientBase,
): Promise<{ name: string; value: string; isCalled: boolean }[]> {
  const { rows } = await client.query<{ name: string; value: string | null; start: string }>(`
    SELECT sequencename AS name, last_value::text AS value, start_value::text AS start
    FROM pg_sequences WHERE schemaname = current_schema() ORDER BY 1`);
  return rows.map(({ name, value, start }) => {
    return { name, value: value ?? start, isCalled: value !== null };
  });
}

/** Secret votes that are open, with what people know them by; in older schemas none was called off. */
export async function listOpenSecretVotes(
  client: ClientBase,
): Promise<{ id: string; number: number; session: string }[]> {
  const { rows } = await client.query<{ id: string; number: number; session: string }>(`
    SELECT votes.id, votes.number, sessions.title AS session
    FROM votes JOIN sessions ON sessions.id = votes.session_id
    WHERE secrecy = 'secret' AND opened_at IS NOT NULL AND closed_at IS NULL
      AND to_jsonb(votes) ->> 'cancelled_at' IS NULL
    ORDER BY sessions.title, votes.number`);
  return rows;
}

/**
 * Reads a table as PostgreSQL writes it, in the order of its key: the order in which rows
 * lie would tell in which order secret ballots came.
 */
export function readTable(
  client: ClientBase,
  { name, columns, key, isLeftOut }: Table,
  withoutBallotsOf: readonly string[],
): CopyToStreamQuery {
  const where = isLeftOut ? ' WHERE false' : rowsWanted(name, withoutBallotsOf);
  const order = key.length > 0 ? ` ORDER BY ${list(key)}` : '';
  const rows = `SELECT ${list(columns)} FROM ${escapeIdentifier(name)}${where}${order}`;
  return client.query(copyTo(`COPY (${rows}) TO STDOUT`));
}

function rowsWanted(table: string, withoutBallotsOf: readonly string[]): string {
  if (!ofSecretVotes.includes(table) || withoutBallotsOf.length === 0) return '';
  // Ids that came out of this database a moment ago.
  return ` WHERE vote_id NOT IN (${withoutBallotsOf.map((id) => `'${id}'`).join(', ')})`;
}

/** Fills a table with what `readTable` read. */
export function fillTable(
  client: ClientBase,
  table: Pick<Table, 'name' | 'columns'>,
): CopyStreamQuery {
  return client.query(
    copyFrom(`COPY ${escapeIdentifier(table.name)} (${list(table.columns)}) FROM STDIN`),
  );
}

function list(columns: readonly string[]): string {
  return columns.map((column) => escapeIdentifier(column)).join(', ');
}

/** Which of these tables hold anything. */
export async function listFilled(client: ClientBase, tables: readonly Table[]): Promise<string[]> {
  const filled: string[] = [];
  for (const { name } of tables) {
    const { rowCount } = await client.query(`SELECT FROM ${escapeIdentifier(name)} LIMIT 1`);
    if (rowCount) filled.push(name);
  }
  return filled;
}

/** How many other connections there are to this database. */
export async function countOthers(client: ClientBase): Promise<number> {
  const { rows } = await client.query<{ others: number }>(`
    SELECT count(*)::int AS others FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename IS NOT NULL
      AND backend_type IS DISTINCT FROM 'autovacuum worker'`);
  return rows[0]?.others ?? 0;
}

/** Makes values look the same whatever the server, the database or the role has set. */
export async function settleForms(client: ClientBase): Promise<void> {
  await client.query(`
    SET client_encoding = 'UTF8'; SET datestyle = 'ISO, YMD'; SET intervalstyle = 'postgres';
    SET timezone = 'UTC'; SET extra_float_digits = 3; SET bytea_output = 'hex';
    SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0`);
}
