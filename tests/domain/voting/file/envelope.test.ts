import { describe, expect, it } from 'vitest';
import { countFormat, readVoteRecord, recordFormat } from '@/domain/voting/file/vote-record';

const counted = { method: 'threshold', rule: 'simple-majority', roll: [{ id: 'A' }], ballots: [] };
const record = {
  ...counted,
  format: recordFormat,
  id: '0b0c',
  number: 3,
  openedAt: '2026-01-01T10:00:00.000Z',
  closesAt: null,
  closedAt: '2026-01-01T11:00:00.000Z',
  secrecy: 'sealed',
  software: { name: 'Plenary', version: '0.1.0' },
};

describe('a file of the second version', () => {
  it('[V18] says which vote it is of, and counts like the first', () => {
    const [second, first] = [record, { ...counted, format: countFormat }].map(readVoteRecord);
    expect(second).toEqual(first);
    expect(second).toMatchObject({ ok: true });
  });

  it.each([
    ['id', { id: undefined }, 'missing'],
    ['number', { number: 0 }, 'not-a-whole-number'],
    ['secrecy', { secrecy: 'whispered' }, 'not-one-of'],
    ['openedAt', { openedAt: 'yesterday' }, 'not-an-instant'],
    ['software', { software: 'Plenary' }, 'not-an-object'],
    ['closedAt', { closedAt: '2026-01-01T09:00:00.000Z' }, 'closed-before-opened'],
  ])('[V18] is refused with a false %s', (at, change, code) => {
    const read = readVoteRecord({ ...record, ...change });
    expect(read.ok ? [] : read.faults).toMatchObject([{ at, code }]);
  });
});
