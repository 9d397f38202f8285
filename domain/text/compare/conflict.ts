/**
 * Two changes that cannot both stand, for a person to settle. Until somebody has, the
 * merged text has what `ours` says.
 */
export type Conflict = {
  /** Other words in one place, gone here and changed there, moved to two places, or marked or placed in two ways. */
  readonly kind: 'words' | 'deleted' | 'moved' | 'marks' | 'kind';
  /** The id of the clause, or what names it where it has none. */
  readonly clause: string;
  /** The words as they were and as either side has them. */
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
};

/** Two changes that both stand, so near to each other that somebody should look [P25]. */
export type Near = {
  /** In one sentence, or new clauses in one place, whose order is open [P24]. */
  readonly kind: 'sentence' | 'order';
  readonly clause: string;
  readonly ours: string;
  readonly theirs: string;
};
