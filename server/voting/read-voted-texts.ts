import { draftLabel } from '@/domain/drafts/draft-label';
import type { DraftStatus } from '@/domain/drafts/status';
import type { TextJson } from '@/domain/text/text';
import { citationOf } from '@/domain/voting/conduct/division';
import type { VoteTerms } from '@/domain/voting/terms';
import { database } from '@/server/database/client';
import { findPartVotes } from './division/repository';
import { findVotedText, type Vote } from './repository';

/** A version of a draft, as the page of a vote shows it. */
export type SealedText = {
  draftId: string;
  /** How the draft is called: `R2`. */
  draftLabel: string;
  draftStatus: DraftStatus;
  versionNumber: number;
  title: string;
  text: TextJson;
  sha256: string;
};

/** The version that is voted on; null for none. */
export async function readSealedText(versionId: string | null): Promise<SealedText | null> {
  const voted = await findVotedText(database(), { versionId });
  return (
    voted && {
      draftId: voted.draft.id,
      draftLabel: draftLabel(voted.draft),
      draftStatus: voted.draft.status as DraftStatus,
      versionNumber: voted.number,
      title: voted.title,
      text: JSON.parse(voted.canonical) as TextJson,
      sha256: voted.sha256,
    }
  );
}

/** The versions that are chosen among, by the ids of their options [V52]. */
export async function readOptionTexts({
  deciding,
}: Pick<VoteTerms, 'deciding'>): Promise<Record<string, SealedText>> {
  const texts: Record<string, SealedText> = {};
  for (const { id, versionId } of 'options' in deciding ? deciding.options : []) {
    const text = await readSealedText(versionId ?? null);
    if (text) texts[id] = text;
  }
  return texts;
}

/** What became of parts of the very text that is voted on as a whole [V51]. */
export async function readDivision(vote: Vote): Promise<PartVote[]> {
  if (vote.blocks.length > 0 || vote.versionId === null) return [];
  const rows = await findPartVotes(database(), vote);
  return rows.map(({ id, number, blocks, canonical, outcome }) => {
    const parts = citationOf(JSON.parse(canonical) as TextJson, blocks);
    return { id, number, parts, outcome };
  });
}

/** A vote on parts of a text, and what it came to. */
export type PartVote = { id: string; number: number; parts: string; outcome: string };
