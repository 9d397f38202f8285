/**
 * A live text is one sequence of words, markers and fences: docs/text-model.md. Here is as
 * much of it as is looked at. The sequence is Yjs's, known by its shape only, so that
 * pages and server read it by the same code and the domain imports neither.
 */
export const rootName = 'text';

/** Closes a block. It never stands in words: what is pasted with one gets a space. */
export const fence = '\u2029';

/** A line break inside a block. */
export const lineBreak = '\n';

export type ItemId = { readonly client: number; readonly clock: number };

/** The sequence from its first item on, deleted ones included. */
export type Sequence = { readonly _start: SequenceItem | null };

export type SequenceItem = {
  readonly id: ItemId;
  readonly length: number;
  readonly deleted: boolean;
  readonly countable: boolean;
  readonly right: SequenceItem | null;
  readonly content: SequenceContent;
};

/** Words (`str`), a marker (`type`), or where a mark begins or ends (`key`, `value`). */
export type SequenceContent = {
  getLength(): number;
  readonly str?: string;
  readonly type?: unknown;
  readonly key?: string;
  readonly value?: unknown;
};

/** The map of a marker: what a block says of itself. */
export type MarkerMap = {
  get(name: string): unknown;
  readonly _item: { readonly id: ItemId } | null;
};

/** Is what stands in the sequence a marker? Another type there says nothing. */
export function isMarkerMap(type: unknown): type is MarkerMap {
  return typeof type === 'object' && type !== null && 'get' in type && 'entries' in type;
}

/** A place in the log as a name: the same for everybody, and good as the id of a block. */
export function nameOfPlace(prefix: string, client: number, clock: number): string {
  return `${prefix}${client.toString(36).padStart(7, '0')}-${clock.toString(36)}`;
}
