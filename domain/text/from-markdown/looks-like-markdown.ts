/** Signs that hardly anybody writes but for Markdown; each kind counts once. */
const signs = [
  /^#{1,6} \S/mu,
  /^(?:[-*+]|\d{1,3}[.)]) \S.*\n(?:\s*\n)?\s*(?:[-*+]|\d{1,3}[.)]) \S/mu,
  /(?:^|[\s(])(?:\*\*|__)[^\s*_][^*_\n]{0,200}(?:\*\*|__)/mu,
  /\[[^\]\n]{1,200}\]\([^)\s]{1,500}\)/u,
  /^\|.*\|\s*\n\|[ :|-]+\|\s*$/mu,
  /^> \S/mu,
  /^```/mu,
  /\[\^[\w-]{1,20}\]/u,
] as const;

/** Two kinds of signs, or one that says it alone, several times. */
const onlyOnce = 2;

/**
 * May plain words be meant as Markdown? A question to ask, never a decision: one stray
 * asterisk, an e-mail with `>` or a list with dashes is not asked about.
 */
export function looksLikeMarkdown(words: string): boolean {
  const kinds = signs.filter((sign) => sign.test(words)).length;
  return kinds >= onlyOnce;
}
