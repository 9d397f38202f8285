import { useTranslations } from 'next-intl';

/** Keys that have a name of their own in each language: messages, `editor.keys`. */
const named = ['Shift', 'Enter', 'Escape'] as const;
const macSigns: Readonly<Record<string, string>> = {
  Mod: '⌘',
  Shift: '⇧',
  Alt: '⌥',
  Enter: '⏎',
  Tab: '⇥',
  Escape: 'esc',
};

/** Does this person sit at a Mac, or hold an iPhone or iPad? */
export function isMac(): boolean {
  return typeof navigator !== 'undefined' && /mac|iphone|ipad/iu.test(navigator.platform);
}

/**
 * Says keys as they are printed on this person's keyboard: `Mod-Shift-z` is Ctrl+Shift+Z,
 * Ctrl+Maj+Z for French readers, and ⇧⌘Z on a Mac. A space stands between keys that are
 * pressed one after the other.
 */
export function useKeysInWords(): (keys: string) => string {
  const words = useTranslations('editor.keys');
  const mac = isMac();
  const nameOf = (key: string) => {
    if (mac && macSigns[key]) return macSigns[key];
    if (key === 'Mod') return 'Ctrl';
    const known = named.find((one) => one === key);
    if (known) return words(known);
    return key.length === 1 ? key.toUpperCase() : key;
  };
  return (keys) =>
    keys
      .split(' ')
      .map((stroke) =>
        inOrder(stroke.split('-'), mac)
          .map(nameOf)
          .join(mac ? '' : '+'),
      )
      .join(words('then'));
}

/** Apple writes ⌥ and ⇧ before ⌘. */
function inOrder(keys: readonly string[], mac: boolean): readonly string[] {
  const rank = (key: string) => ['Alt', 'Shift', 'Mod'].indexOf(key);
  if (!mac) return keys;
  const held = keys
    .filter((key) => rank(key) >= 0)
    .toSorted((one, other) => rank(one) - rank(other));
  return [...held, ...keys.filter((key) => rank(key) < 0)];
}
