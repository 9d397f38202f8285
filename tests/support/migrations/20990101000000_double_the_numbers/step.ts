import type { DataStep } from '@/server/database/data-step';

/** Doubles numbers one at a time, and cannot double the number four. */
export const step: DataStep = {
  says: 'Doubling the numbers',
  left: async (client) => {
    const { rows } = await client.query<{ left: number }>(
      'SELECT count(*)::int AS left FROM numbers WHERE doubled IS NULL',
    );
    return rows[0]?.left ?? 0;
  },
  doNext: async (client) => {
    await client.query(`
      UPDATE numbers SET doubled = 2 * number, tried = (SELECT max(tried) FROM numbers) + 1
      WHERE number = (SELECT min(number) FROM numbers WHERE doubled IS NULL)`);
    const four = await client.query('SELECT FROM numbers WHERE doubled = 8 AND NOT allowed');
    if (four.rowCount) throw new Error('nobody doubles four');
  },
};
