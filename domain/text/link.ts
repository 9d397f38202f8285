const hrefLengthMax = 2048;

/** The start of an address that may be linked: the web, mail, a page or a place of our own. */
const allowed = [
  // No `user:password@`: it makes an address look like another one.
  /^https?:\/\/[^/?#@\s]+(?:[/?#]|$)/iu,
  /^mailto:[^\s@]+@[^\s@]+$/iu,
  // A path of our own; `//host` and `/\host` are somebody else's.
  /^\/(?![/\\])/u,
  /^#/u,
];

/**
 * May this address stand behind a link of a text? Only http(s), mailto, and paths or
 * places of the same origin; nothing with spaces, control characters or backslashes,
 * which browsers read differently from people.
 */
export function isSafeHref(href: unknown): href is string {
  if (typeof href !== 'string' || href.length === 0 || href.length > hrefLengthMax) return false;
  // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
  if (/[\u0000-\u0020\u007f-\u00a0\u2028\u2029\\]/u.test(href)) return false;
  return allowed.some((pattern) => pattern.test(href));
}
