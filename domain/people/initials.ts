/**
 * The first letters of a name's first and last word, for a small round sign beside it:
 * `Claire Fontaine` is CF, `Élodie` is É. Never more than two signs as people see them.
 */
export function initialsOf(name: string): string {
  const words = name.split(/[\s\p{Cc}]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const [first] = words;
  const last = words.length > 1 ? words.at(-1) : undefined;
  return [first, last].map((word) => firstLetter(word ?? '')).join('');
}

function firstLetter(word: string): string {
  return (/[\p{L}\p{N}]\p{M}*/u.exec(word)?.[0] ?? '').toLocaleUpperCase();
}
