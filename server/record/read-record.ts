import type { Entry } from '@/domain/record/entry';
import { subjectsOf, type RecordKind } from '@/domain/record/kinds';
import { accept, type Result } from '@/domain/result';
import { actInSession, type EntryRefusal } from '@/server/sessions/act-in-session';
import { isId } from '@/server/sessions/repository';
import { listActors, listDraftNames, listEntries, listVeiledVotes } from './repository';

/** How many entries one page shows. */
const pageLength = 50;

export type ReadRecord = {
  personId: string;
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
  drafts: { id: string; number: number; title: string }[];
};

/**
 * Reads a page of a session's record. Ballots in a vote that does not show who has voted
 * are on it like every act, and are read once the result is out.
 */
export async function readRecord({
  personId,
  sessionId,
  kind,
  actorId,
  before,
}: ReadRecord): Promise<Result<RecordRead, EntryRefusal>> {
  return actInSession(personId, sessionId, 'read-record', async ({ transaction }) => {
    const isStray = actorId !== undefined && !isId(actorId);
    const veiledVotes = await listVeiledVotes(transaction, sessionId);
    const read = isStray
      ? []
      : await listEntries(transaction, sessionId, {
          subjectKinds: kind && subjectsOf(kind),
          actorId,
          before,
          veiledVotes,
          limit: pageLength + 1,
        });
    const entries = read.slice(0, pageLength);
    return accept({
      entries,
      before: read.length > pageLength ? (entries.at(-1)?.sequence ?? null) : null,
      actors: await listActors(transaction, sessionId, veiledVotes),
      drafts: await listDraftNames(transaction, sessionId),
    });
  });
}
