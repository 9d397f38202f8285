import type { Topic } from '@/domain/topic';
import type { DraftStatus } from './status';

export const draftKinds = ['recommendation', 'background'] as const;

export type DraftKind = (typeof draftKinds)[number];

/** What everybody in a session may know of a draft beside its text. */
export type DraftSnapshot = {
  readonly revision: number;
  readonly id: string;
  readonly number: number;
  readonly kind: DraftKind;
  readonly title: string;
  readonly status: DraftStatus;
  readonly lead: { readonly id: string; readonly name: string } | null;
  /** Newest first. */
  readonly versions: readonly VersionAtAGlance[];
  /** Newest first. */
  readonly votes: readonly DraftVote[];
};

/** An immutable copy of the text. */
export type VersionAtAGlance = {
  readonly id: string;
  readonly number: number;
  /** Of the canonical text, in hexadecimal. */
  readonly sha256: string;
  /** ISO 8601 in UTC. */
  readonly createdAt: string;
};

/** A vote this draft was put to, alone or among others. */
export type DraftVote = {
  readonly id: string;
  readonly number: number;
  /** A straw poll decides nothing. */
  readonly isStraw: boolean;
  /** In a division, how the parts are cited; null for the whole. */
  readonly parts: string | null;
  /** ISO 8601 in UTC; null while the vote is open. */
  readonly closedAt: string | null;
  readonly outcome: string | null;
};

/** The live topic of a draft: its status, not its text. */
export function draftTopic(draftId: string): Topic<DraftSnapshot> {
  return { name: `draft:${draftId}` };
}
