import type { Fault } from './fault';

/** Tells whether a value is a JSON object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Fields nobody asked for: a misspelt option must not be ignored in silence. */
export function unknownFields(
  value: Record<string, unknown>,
  known: readonly string[],
  at: string,
): readonly Fault[] {
  return Object.keys(value)
    .filter((field) => !known.includes(field))
    .map((found) => ({ code: 'unknown-field', at: at === '' ? found : `${at}.${found}`, found }));
}

/** A text, and not an empty one. */
export function textAt(value: unknown, at: string): readonly Fault[] {
  if (value === undefined) return [{ code: 'missing', at }];
  const sound = typeof value === 'string' && value !== '';
  return sound ? [] : [{ code: 'not-a-text', at, found: shown(value) }];
}

/** A list of texts. */
export function textsAt(value: unknown, at: string): readonly Fault[] {
  if (!Array.isArray(value)) return [{ code: 'not-a-list', at }];
  return value.flatMap((text, index) => textAt(text, `${at}[${index}]`));
}

/** One of the words allowed there. */
export function oneOf(value: unknown, allowed: readonly string[], at: string): readonly Fault[] {
  if (value === undefined) return [{ code: 'missing', at }];
  if (typeof value === 'string' && allowed.includes(value)) return [];
  return [{ code: 'not-one-of', at, found: shown(value), expected: allowed.join(', ') }];
}

/** What was found, short enough for a sentence. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
