import { describe, expect, it } from 'vitest';
import { accountOf } from '@/domain/record/account';
import { changesBetween } from '@/domain/record/changes';

describe('accountOf', () => {
  it('takes the words of a payload, whatever type they have', () => {
    const { words } = accountOf({ payload: { number: 3, question: 'On arrears', changed: true } });
    expect(words).toMatchObject({ number: '3', question: 'On arrears', changed: 'true', name: '' });
  });

  it('tells the places of a change of role', () => {
    const payload = {
      name: 'Olga',
      from: { role: 'observer', delegation: null },
      to: { role: 'delegate', delegation: 'Canada' },
    };
    expect(accountOf({ payload })).toMatchObject({
      from: { role: 'observer', delegation: null },
      to: { role: 'delegate', delegation: 'Canada' },
      place: null,
    });
  });

  it('lists the fields that were changed', () => {
    const payload = {
      changes: changesBetween(
        { title: 'Old', groups: ['a'], weight: '1' },
        { title: 'New', groups: ['a', 'b'], weight: '1' },
      ),
    };
    expect(accountOf({ payload }).changes).toEqual([
      { field: 'title', from: ['Old'], to: ['New'] },
      { field: 'groups', from: ['a'], to: ['a', 'b'] },
    ]);
  });

  it.each([null, 7, 'text', [], { from: 'x', changes: 3, role: 'king' }])(
    'is empty, and never a fault, for the payload %j',
    (payload) => {
      expect(accountOf({ payload })).toMatchObject({ place: null, from: null, changes: [] });
    },
  );
});

describe('changesBetween', () => {
  it('is empty when nothing differs, in whatever order it is written', () => {
    expect(changesBetween({ a: 1, b: { c: 1, d: 2 } }, { b: { d: 2, c: 1 }, a: 1 })).toEqual({});
  });
});
