import type { DraftKind } from '@/domain/drafts/draft-snapshot';
import type { Entry } from '@/domain/record/entry';
import { subjectsOf, type RecordKind } from '@/domain/record/kinds';
import { accept } from '@/domain/result';
import { read } from '@/server/acts/read';
import { isId } from '@/server/sessions/repository';
import { listActors, listDraftNames, listEntries, listVeiledVotes } from './repository';

/** How many entries one page shows. */
const pageLength = 50;

export type ReadRecord = {
  sessionId: string;
  kind?: RecordKind;
  /** Whose acts; anything that is no id shows nobody's. */
  actorId?: string;
  /** Only entries before this sequence: the next page. */
  before?: number;
};

export type RecordRead = {
  /** The last first. */
  entries: Entry[];
  /** Where the next page begins, or null on the last. */
  before: number | null;
  actors: { personId: string; name: string }[];
  drafts: { id: string; number: number; kind: DraftKind; title: string }[];
};

/**
 * Reads a page of a session's record. Ballots in a vote that does not show who has voted
 * are on it like every act, and are read once the result is out.
 */
export const readRecord = read({
  act: 'read-record',
  read: async ({ source }, { sessionId, kind, actorId, before }: ReadRecord) => {
    const isStray = actorId !== undefined && !isId(actorId);
    const veiledVotes = await listVeiledVotes(source, sessionId);
    const found = isStray
      ? []
      : await listEntries(source, sessionId, {
          subjectKinds: kind && subjectsOf(kind),
          actorId,
          before,
          veiledVotes,
          limit: pageLength + 1,
        });
    const entries = found.slice(0, pageLength);
    return accept<RecordRead>({
      entries,
      before: found.length > pageLength ? (entries.at(-1)?.sequence ?? null) : null,
      actors: await listActors(source, sessionId, veiledVotes),
      drafts: await listDraftNames(source, sessionId),
    });
  },
});
