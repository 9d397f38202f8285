import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'tally-'));
afterAll(() => rmSync(folder, { recursive: true }));

const record = {
  format: 'plenary.vote-record/1',
  method: 'threshold',
  rule: 'two-thirds',
  roll: [{ id: 'A' }, { id: 'B' }, { id: 'C' }],
  ballots: [
    { voter: 'A', answer: 'yes' },
    { voter: 'B', answer: 'no' },
  ],
};

/** Starting a process and its compiler takes longer than a test of a function. */
const patience = 60_000;

describe('npm run tally', () => {
  it(
    '[V18] prints one verdict for a file and exits 0, also when it was rejected',
    { timeout: patience },
    () => {
      const path = join(folder, 'record.json');
      writeFileSync(path, JSON.stringify(record));
      const { status, stdout, stderr } = tally([path]);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(JSON.parse(stdout)).toMatchObject({
        outcome: 'rejected',
        inequality: 'yes 1, cast 2: 3×1 < 2×2 → 3 < 4',
      });
    },
  );

  it(
    '[V18] reads standard input; faults are sentences on standard error and exit 2',
    { timeout: patience },
    () => {
      const twice = {
        ...record,
        ballots: [...record.ballots, { voter: 'A', answer: 'yes' }, { voter: 'X', answer: 'yes' }],
      };
      const { status, stdout, stderr } = tally(['-'], JSON.stringify(twice));
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toBe(
        'ballots[2].voter: “A” votes twice.\nballots[3].voter: “X” is not on the roll.\n',
      );
    },
  );

  it(
    '[V18] says what is no JSON, what cannot be read, and how it is used',
    { timeout: patience },
    () => {
      expect(tally(['-'], '{')).toMatchObject({
        status: 2,
        stdout: '',
        stderr: 'Standard input is not valid JSON.\n',
      });
      const missing = tally([join(folder, 'nothing.json')]);
      expect(missing).toMatchObject({ status: 2, stdout: '' });
      expect(missing.stderr).toMatch(/cannot be read\.\n$/);
      expect(tally([])).toMatchObject({ status: 2, stdout: '' });
    },
  );
});

function tally(parameters: readonly string[], input = '') {
  const command = ['--import', 'tsx', 'server/commands/tally.ts', ...parameters];
  return spawnSync(process.execPath, command, { input, encoding: 'utf8' });
}
