import { describe, expect, it } from 'vitest';
import { judgeBus, judgeDatabase, judgeMail } from '@/domain/checkup/judge-services';

describe('the database', () => {
  const seen = { versionNumber: 180_004, milliseconds: 0.84, migrationsMissing: 0 };

  it.each([
    ['answers', seen, 'fine', 'database-fine'],
    ['is slow', { ...seen, milliseconds: 31 }, 'caution', 'database-slow'],
    ['is old', { ...seen, versionNumber: 140_011 }, 'wrong', 'database-old'],
    ['lacks migrations', { ...seen, migrationsMissing: 2 }, 'wrong', 'database-behind'],
    ['is away', null, 'wrong', 'database-away'],
  ] as const)('that %s', (_what, found, state, says) => {
    expect(judgeDatabase(found)).toMatchObject({ check: 'database', state, says });
  });

  it('is named with its version as people write it', () => {
    expect(judgeDatabase(seen).values).toEqual({ version: '18.4', milliseconds: 0.8 });
  });
});

describe('the bus', () => {
  const seen = { carrier: 'Redis', hearsItself: true, peers: 0, missing: 0 } as const;

  it.each([
    [seen, 'fine', 'bus-alone'],
    [{ ...seen, peers: 2 }, 'fine', 'bus-fine'],
    [{ ...seen, peers: 2, missing: 1 }, 'caution', 'bus-missing'],
    [{ ...seen, hearsItself: false }, 'wrong', 'bus-silent'],
  ] as const)('%o is %s', (found, state, says) => {
    expect(judgeBus(found)).toMatchObject({ check: 'bus', state, says });
  });
});

describe('mail', () => {
  const host = 'mail.example.org';

  it.each([
    [{ kind: 'none' }, 'caution', 'mail-none'],
    [{ kind: 'open', host }, 'fine', 'mail-fine'],
    [{ kind: 'failed', host, code: 'ECONNREFUSED' }, 'wrong', 'mail-refused'],
    [{ kind: 'failed', host, code: 'ESOCKET' }, 'wrong', 'mail-refused'],
    [{ kind: 'failed', host, code: 'EDNS' }, 'wrong', 'mail-unknown-host'],
    [{ kind: 'failed', host, code: 'EAUTH' }, 'wrong', 'mail-sign-in'],
    [{ kind: 'failed', host, code: 'ETIMEDOUT' }, 'wrong', 'mail-late'],
    [{ kind: 'failed', host, code: 'ETLS' }, 'wrong', 'mail-other'],
  ] as const)('%o is %s', (found, state, says) => {
    expect(judgeMail(found)).toMatchObject({ check: 'mail', state, says });
  });
});
