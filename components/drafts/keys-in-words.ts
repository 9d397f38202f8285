const macSigns: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' };
const otherWords: Readonly<Record<string, string>> = { Mod: 'Ctrl' };

/** `Mod-Shift-z` as it is printed on this person's keyboard: Ctrl+Shift+Z, or ⌘⇧Z. */
export function keysInWords(keys: string): string {
  const isMac = typeof navigator !== 'undefined' && /mac|iphone|ipad/iu.test(navigator.platform);
  const parts = keys.split('-').map((part) => {
    const sign = isMac ? macSigns[part] : otherWords[part];
    return sign ?? (part.length === 1 ? part.toUpperCase() : part);
  });
  return parts.join(isMac ? '' : '+');
}
