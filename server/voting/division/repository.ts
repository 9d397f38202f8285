import { readChosenRule, type ChosenRule } from '@/domain/voting/rules/own-rule';
import type { Database } from '@/server/database/client';
import type { Vote } from '@/server/voting/repository';

/** A vote on parts of a text, with the text they were parts of. */
type PartVoteRow = {
  id: string;
  number: number;
  blocks: string[];
  canonical: string;
  outcome: string;
};

/** The published votes on parts of the text that a vote is about, by number. */
export async function findPartVotes(
  database: Database,
  { id, draftId, versionId }: Pick<Vote, 'id' | 'draftId' | 'versionId'>,
): Promise<PartVoteRow[]> {
  if (draftId === null || versionId === null) return [];
  const { documentSequence } = await database.version.findUniqueOrThrow({
    where: { id: versionId },
    select: { documentSequence: true },
  });
  const rows = await database.vote.findMany({
    where: { ...onParts(draftId, documentSequence), id: { not: id }, publishedAt: { not: null } },
    orderBy: { number: 'asc' },
    include: { version: { select: { canonical: true } } },
  });
  return rows.map(({ version, verdict, ...row }) => {
    const { outcome } = verdict as { outcome: string };
    return {
      id: row.id,
      number: row.number,
      blocks: row.blocks,
      canonical: version?.canonical ?? '',
      outcome,
    };
  });
}

/** The rule by which parts of a sealed draft's text were voted on; null for none. */
export async function findDivisionRule(
  database: Database,
  draft: { id: string; status: string },
): Promise<ChosenRule | null> {
  if (draft.status !== 'sealed') return null;
  const last = await database.version.findFirst({
    where: { draftId: draft.id },
    orderBy: { number: 'desc' },
    select: { documentSequence: true },
  });
  const vote = await database.vote.findFirst({
    where: { ...onParts(draft.id, last?.documentSequence ?? -1), cancelledAt: null },
    orderBy: { number: 'desc' },
  });
  return vote ? readChosenRule(vote.rule) : null;
}

/** A remainder has the sequence of the text it was made of; an edited text has another. */
function onParts(draftId: string, documentSequence: number) {
  return { draftId, isStraw: false, blocks: { isEmpty: false }, version: { documentSequence } };
}
