import { colourAuthors } from '@/domain/text/author-shares';
import { type Author, type WrittenText, writtenBlocks } from '@/domain/text/authorship';
import { caretColourIndex, caretColours } from '@/domain/live/caret-colours';
import { accept, refuse } from '@/domain/result';
import { read } from '@/server/acts/read';
import type { Database } from '@/server/database/client';
import { readDocument } from '@/server/text/documents';
import { showBlocks } from '@/domain/text/sequence/tree';
import { blocksOf } from '@/server/text/read-sequence';
import { storedDoc } from '@/server/text/stored-doc';
import type { DraftPlace } from './draft-thing';
import { findDraft, findWriters, type Draft } from './repository';

/** Who wrote in a draft, in the order of their first writing, for who may see it. */
export const readAuthors = read({
  act: 'see-authors',
  read: async ({ source }, { sessionId, draftId }: DraftPlace) => {
    const draft = await findDraft(source, sessionId, draftId);
    return draft ? accept(await authorsOf(source, draft)) : refuse('not-found');
  },
});

/** Who wrote which words of a draft's text as it is stored now, for who may see it. */
export const readWrittenText = read({
  act: 'see-authors',
  read: async ({ source }, { sessionId, draftId }: DraftPlace) => {
    const draft = await findDraft(source, sessionId, draftId);
    if (!draft) return refuse('not-found');
    const [authors, { state }] = await Promise.all([
      authorsOf(source, draft),
      readDocument(source, draft.documentId),
    ]);
    const doc = storedDoc([state]);
    const blocks = writtenBlocks(showBlocks(blocksOf(doc).blocks));
    doc.destroy();
    return accept<WrittenText>({ authors, blocks });
  },
});

async function authorsOf(source: Database, draft: Draft): Promise<Author[]> {
  const writers = await findWriters(source, draft);
  const wished = writers.map(({ participantId }) => caretColourIndex(participantId));
  const colours = colourAuthors(wished, caretColours.length);
  return writers.map((writer, index) => ({ ...writer, colour: colours[index] ?? 0 }));
}
