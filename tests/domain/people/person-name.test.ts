import { describe, expect, it } from 'vitest';
import { nameFromEmail, readPersonName } from '@/domain/people/person-name';

describe('reading a name', () => {
  it.each([
    ['  Amina   Diallo ', 'Amina Diallo'],
    ['Zoe\u0308 O’Neill-王', 'Zoë O’Neill-王'],
    ['N’Guyễn\tThị', 'N’Guyễn Thị'],
    ['"><img onerror=alert(1)>', '"><img onerror=alert(1)>'],
  ])('%j is shown as %j', (written, name) => {
    expect(readPersonName(written)).toEqual({ ok: true, value: name });
  });

  it.each([
    ['', 'name-missing'],
    [' \n ', 'name-missing'],
    ['a'.repeat(81), 'name-too-long'],
    ['Amina\u202EolaiD', 'name-not-plain'],
    ['Amina\u200B', 'name-not-plain'],
    ['Ami\u0007na', 'name-not-plain'],
    ['\uD800', 'name-not-plain'],
    ['…', 'name-not-plain'],
  ])('%j is refused: %s', (written, refusal) => {
    expect(readPersonName(written)).toEqual({ ok: false, refusal });
  });
});

describe('a name to begin with', () => {
  it.each([
    ['amina.diallo@example.org', 'Amina Diallo'],
    ['secretariat+plenary@example.org', 'Secretariat Plenary'],
    ['___@example.org', '___@example.org'],
  ])('is made of %s: %s', (email, name) => {
    expect(nameFromEmail(email)).toBe(name);
  });
});
