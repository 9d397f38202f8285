import { isSafeHref } from '@/domain/text/link';
import { type MarkName, markRules, type TextMark } from '@/domain/text/text';

/** What Yjs knows to be in force at a character: of each key its value. */
export type Formatting = Readonly<Record<string, unknown>>;

export const noFormatting: Formatting = Object.freeze({});

/**
 * Marks are operations: `bold.7.k3f` is the seventh, by client k3f (both in base 36). No
 * two share a key, so the end of one never ends another's. In force at a character is, of
 * each mark, the operation with the highest number that covers it.
 */
export function markKey(name: MarkName, number: number, client: number): string {
  return `${name}.${number.toString(36)}.${client.toString(36)}`;
}

export type MarkOperation = {
  readonly name: MarkName;
  readonly number: number;
  readonly client: number;
};

// Eight digits are 2.8 billion thousands: nobody comes to the end of them step by step.
const keyPattern = /^([a-z]{1,20})\.([0-9a-z]{1,8})\.([0-9a-z]{1,8})$/u;

/** Reads the key of an operation, or null if it is none: of an unknown mark, or misshapen. */
export function readMarkKey(key: string): MarkOperation | null {
  const [, name, number, client] = keyPattern.exec(key) ?? [];
  if (!name || !number || !client || !Object.hasOwn(markRules, name)) return null;
  return {
    name: name as MarkName,
    number: Number.parseInt(number, 36),
    client: Number.parseInt(client, 36),
  };
}

/** May an operation on this mark have this value: on, off, or a link's address? */
export function isMarkValue(name: MarkName, value: unknown): boolean {
  if (value === false) return true;
  if (name !== 'link') return value === true;
  if (typeof value !== 'object' || value === null) return false;
  return Object.keys(value).length === 1 && isSafeHref((value as { href?: unknown }).href);
}

/** The value that an operation writes to put a mark on. */
export function markValue({ type, attrs }: TextMark): unknown {
  return type === 'link' ? { href: attrs?.href } : true;
}

const known = new WeakMap<Formatting, readonly TextMark[]>();
const markOrder = Object.keys(markRules) as readonly MarkName[];

/** The marks of a character, in the order of the text's description. */
export function marksInForce(formatting: Formatting): readonly TextMark[] {
  const found = known.get(formatting);
  if (found) return found;
  const marks = readMarks(formatting);
  known.set(formatting, marks);
  return marks;
}

type Best = MarkOperation & { readonly value: unknown };

function readMarks(formatting: Formatting): readonly TextMark[] {
  const best = new Map<MarkName, Best>();
  for (const [key, value] of Object.entries(formatting)) {
    const operation = readMarkKey(key);
    if (!operation || !isMarkValue(operation.name, value)) continue;
    const rival = best.get(operation.name);
    if (!rival || isLater(operation, rival)) best.set(operation.name, { ...operation, value });
  }
  return markOrder.flatMap((type) => {
    const value = best.get(type)?.value;
    if (value === undefined || value === false) return [];
    return [
      type === 'link' ? { type, attrs: { href: (value as { href: string }).href } } : { type },
    ];
  });
}

function isLater(one: MarkOperation, other: MarkOperation): boolean {
  return one.number > other.number || (one.number === other.number && one.client > other.client);
}

/** What is in force after an item that begins or ends an operation. */
export function withFormat(formatting: Formatting, key: string, value: unknown): Formatting {
  const next: Record<string, unknown> = { ...formatting };
  if (value === null) delete next[key];
  else next[key] = value;
  return Object.keys(next).length === 0 ? noFormatting : next;
}

export function sameFormatting(one: Formatting, other: Formatting): boolean {
  if (one === other) return true;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => key in other && JSON.stringify(one[key]) === JSON.stringify(other[key]))
  );
}
