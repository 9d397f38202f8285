import type { RulingKind } from './ruling';
import type { StatementKind } from './statement';

/** What the chair has done with a vote, and what delegations have said beside it: for all to see. */
export type VoteConduct = {
  /** In their order, the lifted ones too. */
  readonly rulings: readonly RulingShown[];
  readonly statements: readonly StatementShown[];
  /** The voter drawn by lot to be called first; null where none was drawn. */
  readonly calledFirst: string | null;
  /** The vote that this one repeats, and the one that repeats it. */
  readonly secondOf: OtherVote | null;
  readonly second: OtherVote | null;
  /** Why the vote was called off; null where it was not. */
  readonly calledOff: CalledOff | null;
};

/** A ruling of the chair about one delegation, with its reason. */
export type RulingShown = {
  readonly id: string;
  readonly kind: RulingKind;
  readonly voter: string;
  readonly name: string;
  readonly reason: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly isLifted: boolean;
};

/** What a delegation said beside its vote; of a correction, the answer it had intended. */
export type StatementShown = {
  readonly kind: StatementKind;
  readonly voter: string;
  readonly name: string;
  readonly body: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
};

export type OtherVote = { readonly id: string; readonly number: number };

/** The chair's reason, or what stood in the way when the vote's hour came. */
export type CalledOff = { readonly reason: string | null; readonly because: string | null };
