/** A JSON value; what a payload, a text, a verdict is made of. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

/**
 * Writes JSON in the one canonical way (RFC 8785: keys sorted by UTF-16 units, no
 * spaces, ECMAScript's numbers), so that equal values have equal bytes and hashes.
 *
 * @throws TypeError for what is not JSON (undefined, NaN, a function): a bug in the caller
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${value} is not JSON`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map((item: Json) => canonicalJson(item)).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`${typeof value} is not JSON`);
  const entries = value as { readonly [key: string]: Json };
  const members = Object.keys(entries)
    .filter((key) => entries[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(entries[key] as Json)}`);
  return `{${members.join(',')}}`;
}
