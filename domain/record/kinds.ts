import type { SubjectKind } from './entry';

/** What the record can be narrowed to. A thread and its comments are one kind to readers. */
export const recordKinds = [
  'session',
  'delegation',
  'participant',
  'draft',
  'comment',
  'vote',
] as const;

export type RecordKind = (typeof recordKinds)[number];

/** The subjects of a kind. */
export function subjectsOf(kind: RecordKind): readonly SubjectKind[] {
  return kind === 'comment' ? ['thread', 'comment'] : [kind];
}
