import { describe, expect, it } from 'vitest';
import { initialsOf } from '@/domain/people/initials';

describe('initialsOf', () => {
  it.each([
    ['Claire Fontaine', 'CF'],
    ['élodie', 'É'],
    ['H. E. Ambassador Jean-Luc d’Aoust', 'HD'],
    ['(Olu) 2nd', 'O2'],
    ['  ', ''],
    ['李 小龍', '李小'],
    ['e\u0301va Z', 'E\u0301Z'],
  ])('%s → %s', (name, initials) => expect(initialsOf(name)).toBe(initials));
});
