import { colourAuthors } from '@/domain/text/author-shares';
import { type Author, type WrittenText, writtenBlocks } from '@/domain/text/authorship';
import { caretColourIndex, caretColours } from '@/domain/live/caret-colours';
import { accept, refuse, type Result } from '@/domain/result';
import { may } from '@/domain/sessions/acts';
import { database } from '@/server/database/client';
import { readDocument } from '@/server/text/documents';
import { storedDoc } from '@/server/text/stored-doc';
import { fragmentName } from '@/server/text/text-to-yjs';
import type { EntryRefusal } from '@/server/sessions/act-in-session';
import { findParticipant } from '@/server/sessions/repository';
import { findDraft, findWriters, type Draft } from './repository';
import type { DraftPlace } from './take-step';

/** Who wrote in a draft, in the order of their first writing, for who may see it. */
export async function readAuthors(
  personId: string,
  place: DraftPlace,
): Promise<Result<Author[], EntryRefusal>> {
  const draft = await findForReader(personId, place);
  return draft.ok ? accept(await authorsOf(draft.value)) : draft;
}

/** Who wrote which words of a draft's text as it is stored now, for who may see it. */
export async function readWrittenText(
  personId: string,
  place: DraftPlace,
): Promise<Result<WrittenText, EntryRefusal>> {
  const draft = await findForReader(personId, place);
  if (!draft.ok) return draft;
  const [authors, { state }] = await Promise.all([
    authorsOf(draft.value),
    readDocument(database(), draft.value.documentId),
  ]);
  const doc = storedDoc([state]);
  const blocks = writtenBlocks(doc.getXmlFragment(fragmentName));
  doc.destroy();
  return accept({ authors, blocks });
}

async function findForReader(
  personId: string,
  { sessionId, draftId }: DraftPlace,
): Promise<Result<Draft, EntryRefusal>> {
  const me = await findParticipant(database(), sessionId, personId);
  const draft = me && (await findDraft(database(), sessionId, draftId));
  if (!draft) return refuse('not-found');
  return may(me.role, 'see-authors') ? accept(draft) : refuse('not-allowed');
}

async function authorsOf(draft: Draft): Promise<Author[]> {
  const writers = await findWriters(database(), draft);
  const wished = writers.map(({ participantId }) => caretColourIndex(participantId));
  const colours = colourAuthors(wished, caretColours.length);
  return writers.map((writer, index) => ({ ...writer, colour: colours[index] ?? 0 }));
}
