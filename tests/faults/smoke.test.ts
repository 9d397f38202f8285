import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rows } from './rows';
import { inWords, runRow } from './run-rows';
import { World } from './world';

// A few rows of the matrix, short enough for every run. All of them: `npm run faults`.
const smoke = ['F01', 'F04', 'F11', 'F18', 'F26', 'F27', 'F28', 'F31'];
const seed = Number(process.env.FAULTS_SEED ?? Math.floor(Math.random() * 2 ** 31));

describe(`what is promised, under faults (FAULTS_SEED=${seed})`, () => {
  let world: World;

  beforeAll(async () => {
    world = await World.start();
  });

  afterAll(async () => world.end());

  it.each(rows.filter(({ name }) => smoke.includes(name)))('$name: $fault', async (row) => {
    const result = await runRow(row, world, { seed, isFull: false });
    expect(result.outcome, inWords(result)).toBe('kept');
  });
});
