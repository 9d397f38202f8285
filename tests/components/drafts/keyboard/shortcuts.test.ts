import { describe, expect, it } from 'vitest';
import { keysOf, shortcutNames } from '@/components/drafts/keyboard/shortcuts';
import english from '@/messages/en.json';
import french from '@/messages/fr.json';

const systems = [
  ['a PC', false],
  ['a Mac', true],
] as const;

describe.each(systems)('the keys of the text on %s', (_, isMac) => {
  const keys = shortcutNames.flatMap((name) => keysOf(name, isMac));

  it('mean one thing each', () => {
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('need no sign that hides behind AltGr or Shift on a French keyboard', () => {
    const signs = keys.flatMap((one) => one.split(/[ -]/u)).filter((key) => key.length === 1);
    expect(signs.filter((sign) => !/[a-z0-9?]/u.test(sign))).toEqual([]);
  });
});

describe('the keys of the text', () => {
  it('never are Ctrl+Alt on a PC, which is AltGr', () => {
    for (const name of shortcutNames) {
      for (const keys of keysOf(name, false)) expect(keys).not.toMatch(/Mod-Alt/u);
    }
  });

  it('never are those with which a Mac takes a picture of the screen', () => {
    for (const name of shortcutNames) {
      for (const keys of keysOf(name, true)) expect(keys).not.toMatch(/Mod-Shift-[345]/u);
    }
  });

  it('are each named in both languages', () => {
    for (const { editor } of [english, french]) {
      for (const name of shortcutNames) expect(editor.guide).toHaveProperty(name);
    }
  });
});
