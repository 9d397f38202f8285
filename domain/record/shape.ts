import type { Json } from './canonical';

/** Says whether a JSON value is of a shape, and in its type of which. */
export type Shape<Value extends Json = Json> = (json: unknown) => json is Value;

/** The type of what has a shape. */
export type Shaped<Of> = Of extends Shape<infer Value> ? Value : never;

/** The shapes of an object's members, by name. */
export type Members = { readonly [name: string]: Shape };

/** The type of an object with these members. */
export type Shapen<Of extends Members> = { readonly [Name in keyof Of]: Shaped<Of[Name]> };

/** Any text. */
export const text: Shape<string> = (json) => typeof json === 'string';

/** A number, whole or not. */
export const number: Shape<number> = (json) => typeof json === 'number';

/** Yes or no. */
export const flag: Shape<boolean> = (json) => typeof json === 'boolean';

/** Whatever JSON can hold: what other parts of the domain read by themselves. */
export const anything: Shape = (json): json is Json => json !== undefined;

/** One of these words. */
export function oneOf<Word extends string>(...words: readonly Word[]): Shape<Word> {
  return (json): json is Word => words.some((word) => word === json);
}

/** Of the shape, or null. */
export function orNull<Value extends Json>(shape: Shape<Value>): Shape<Value | null> {
  return (json): json is Value | null => json === null || shape(json);
}

/** A list of things of the shape. */
export function listOf<Value extends Json>(shape: Shape<Value>): Shape<readonly Value[]> {
  return (json): json is readonly Value[] => Array.isArray(json) && json.every(shape);
}

/** Things of the shape by names that are not known before. */
export function byName<Value extends Json>(
  shape: Shape<Value>,
): Shape<{ readonly [name: string]: Value }> {
  return (json): json is { readonly [name: string]: Value } =>
    isMembers(json) && Object.values(json).every((member) => shape(member));
}

/** An object with these members; others do not disturb. */
export function object<Of extends Members>(members: Of): Shape<Shapen<Of>> {
  return (json): json is Shapen<Of> => isMembers(json) && fits(json, members);
}

/** Whether every one of these members is there and has its shape. */
export function fits(json: { readonly [name: string]: unknown }, members: Members): boolean {
  return Object.entries(members).every(
    ([name, shape]) => Object.hasOwn(json, name) && shape(json[name]),
  );
}

/** Whether those of these members that are there have their shapes. */
export function fitsWherePresent(
  json: { readonly [name: string]: unknown },
  members: Members,
): boolean {
  return Object.entries(members).every(
    ([name, shape]) => !Object.hasOwn(json, name) || shape(json[name]),
  );
}

/** Whether JSON is an object, and no list. */
export function isMembers(json: unknown): json is { readonly [name: string]: unknown } {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
