import { describe, expect, it } from 'vitest';
import { accept, refuse } from '@/domain/result';
import { proposeShortName, readDelegation } from '@/domain/sessions/delegation';

const typed = { name: 'Global Affairs Canada', shortName: 'GAC', weight: '1', groups: '' };

describe('readDelegation', () => {
  it('tidies what was typed', () => {
    expect(
      readDelegation({
        name: '  Global  Affairs Canada ',
        shortName: ' GAC ',
        weight: '01,50',
        groups: 'Permanent, permanent, Host state,',
      }),
    ).toEqual(
      accept({
        name: 'Global Affairs Canada',
        shortName: 'GAC',
        weight: '1.5',
        groups: ['permanent', 'host state'],
      }),
    );
  });

  it('makes a short name and a weight of one where they are left empty', () => {
    expect(readDelegation({ ...typed, shortName: '', weight: '' })).toEqual(
      accept({ name: 'Global Affairs Canada', shortName: 'GAC', weight: '1', groups: [] }),
    );
  });

  it.each([
    [{ name: ' ' }, 'name-missing'],
    [{ name: 'n'.repeat(121) }, 'name-too-long'],
    [{ shortName: 'two words' }, 'not-a-short-name'],
    [{ shortName: 'N'.repeat(13) }, 'not-a-short-name'],
    [{ shortName: '<b>' }, 'not-a-short-name'],
    [{ weight: '0' }, 'not-a-weight'],
    [{ weight: '0.000' }, 'not-a-weight'],
    [{ weight: '-1' }, 'not-a-weight'],
    [{ weight: '1.1234567' }, 'not-a-weight'],
    [{ weight: '1e3' }, 'not-a-weight'],
    [{ groups: 'a, <script>' }, 'not-groups'],
  ] as const)('refuses %j: %s', (wrong, refusal) => {
    expect(readDelegation({ ...typed, ...wrong })).toEqual(refuse(refusal));
  });
});

describe('proposeShortName', () => {
  it.each([
    ['Canada', 'CAN'],
    ['Global Affairs Canada', 'GAC'],
    ['Université de Montréal', 'UM'],
    ['ministry of foreign affairs', 'MOFA'],
    ['États-Unis', 'ÉU'],
    ['', ''],
  ])('%s is %s', (name, shortName) => {
    expect(proposeShortName(name)).toBe(shortName);
  });
});
