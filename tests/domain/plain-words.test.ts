import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlain, looksLike, plainLine, plainText } from '@/domain/plain-words';

describe('plain words', () => {
  it.each([
    ['a NUL', 'Cana\u0000da', 'Canada'],
    ['a right-to-left override', 'Cana\u202Eda', 'Canada'],
    ['an isolate', '\u2067Canada\u2069', 'Canada'],
    ['a zero-width space', 'Cana\u200Bda', 'Canada'],
    ['a soft hyphen', 'Cana\u00ADda', 'Canada'],
    ['a byte order mark', '\uFEFFCanada', 'Canada'],
    ['a Hangul filler', 'Canada\u3164', 'Canada'],
    ['a blank Braille cell', '\u2800Canada', 'Canada'],
    ['a tag', 'Canada\u{E0041}', 'Canada'],
    ['half a letter', 'Cana\uD800da', 'Canada'],
    ['a joiner that joins nothing', 'Canada\u200D', 'Canada'],
    ['an escape', 'Cana\u001Bda', 'Canada'],
    ['wide and doubled spaces', ' Global\u00A0 \u3000Affairs\t\n ', 'Global Affairs'],
    ['a letter in two pieces', 'Que\u0301bec', 'Qu\u00E9bec'],
  ])('are without %s', (_what, typed, plain) => {
    expect(plainLine(typed)).toBe(plain);
  });

  it('keep the joiners that scripts and emoji need, and every visible letter', () => {
    for (const name of [
      'نمی\u200Cخواهم',
      'क्\u200Dष',
      '👩\u200D🚀',
      'Łódź',
      '日本国',
      'Côte d’Ivoire',
    ]) {
      expect(plainLine(name)).toBe(name.normalize('NFC'));
      expect(isPlain(name)).toBe(true);
    }
  });

  it('may have lines, of one kind of end', () => {
    expect(plainText('one\r\ntwo\rthree\u2028four\u0007 ')).toBe('one\ntwo\nthree\nfour');
  });

  it('are plain when read again, whatever was typed', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 40 }), (typed) => {
        const once = plainLine(typed);
        expect(plainLine(once)).toBe(once);
        expect(once).not.toMatch(/\p{Cc}|[\u202A-\u202E\u2066-\u2069]/u);
      }),
    );
  });
});

describe('two names that look the same', () => {
  it.each([
    ['Canada', 'Саnаdа'],
    ['Canada', 'CANADA'],
    ['ITALY', 'lTALY'],
    ['USSR', 'ＵＳＳＲ'],
    ['Peru', 'Ρeru'],
    ['UN0', 'UNO'],
    ['Group 1', 'Group l'],
    ['Côte d’Ivoire', "Côte d'Ivoire"],
    ['Guinea-Bissau', 'Guinea‑Bissau'],
    ['Comoros', 'Cornoros'],
    ['Chad', 'Ch\u200Bad'],
  ])('are known as such: %s and %s', (one, other) => {
    expect(looksLike(one, other)).toBe(true);
    expect(looksLike(other, one)).toBe(true);
  });

  it.each([
    ['Canada', 'Canadá'],
    ['Niger', 'Nigeria'],
    ['Niger', 'Nigér'],
    ['Austria', 'Australia'],
    ['Иран', 'Ирак'],
    ['Delegation 1', 'Delegation 2'],
    ['Guinea', 'Guyana'],
    ['Mali', 'Malawi'],
  ])('are not: %s and %s', (one, other) => {
    expect(looksLike(one, other)).toBe(false);
  });
});
