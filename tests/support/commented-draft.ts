import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import { anchorAt } from '@/domain/comments/resolve-anchor';
import type { Anchor } from '@/domain/comments/anchor';
import type { TextJson } from '@/domain/text/text';
import { flatTextOf, positionsIn } from '@/server/comments/live-text';
import { openThread } from '@/server/comments/open-thread';
import { database, inTransaction } from '@/server/database/client';
import { createDocument, readDocument } from '@/server/text/documents';
import { buildParticipant, buildSession } from './builders';

export const firstParagraph = 'The Council meets in public unless it decides otherwise.';
export const secondParagraph = 'Every member has one vote and may explain it.';

const text: TextJson = {
  type: 'doc',
  content: [firstParagraph, secondParagraph].map((words, index) => ({
    type: 'paragraph',
    attrs: { id: `block-000${index}` },
    content: [{ type: 'text', text: words }],
  })),
};

/** A session with a draft of two paragraphs, and a participant of every role. */
export async function buildCommentedDraft() {
  const session = await buildSession();
  const chair = await buildParticipant(session.id, 'chair', { name: 'Claire' });
  const secretariat = await buildParticipant(session.id, 'secretariat', { name: 'Sam' });
  const delegate = await buildParticipant(session.id, 'delegate', { name: 'Dara' });
  const observer = await buildParticipant(session.id, 'observer', { name: 'Olu' });
  const documentId = await inTransaction((transaction) =>
    createDocument(transaction, session.id, text),
  );
  const draft = await database().draft.create({
    data: {
      sessionId: session.id,
      number: 1,
      kind: 'recommendation',
      title: 'A draft',
      documentId,
      createdById: chair.id,
    },
  });
  return { session, draft, documentId, people: { chair, secretariat, delegate, observer } };
}

/** The anchor that a browser with the stored text would make of these words. */
export async function anchorOf(documentId: string, words: string): Promise<Anchor> {
  const doc = await openCopy(documentId);
  const flat = flatTextOf(doc);
  const from = flat.bare.indexOf(words);
  const anchor = anchorAt(flat, { from, to: from + words.length }, positionsIn(doc));
  if (!anchor || from < 0) throw new Error(`${words} is not in the text`);
  return anchor;
}

/** Opens a thread as this person, and answers its id. */
export async function buildThread(
  { draft, documentId }: { draft: { id: string }; documentId: string },
  personId: string,
  words = 'one vote',
  body = 'Why only one?',
): Promise<string> {
  const anchor = await anchorOf(documentId, words);
  const commentId = randomUUID();
  const opened = await openThread({ personId }, { draftId: draft.id, commentId, body, anchor });
  if (!opened.ok) throw new Error(opened.refusal);
  return opened.value.threadId;
}

/** Edits the stored text as a committed update of somebody. */
export async function editText(documentId: string, edit: (doc: Y.Doc) => void): Promise<void> {
  const doc = await openCopy(documentId);
  const before = Y.encodeStateVector(doc);
  edit(doc);
  const update = new Uint8Array(Y.encodeStateAsUpdate(doc, before));
  await inTransaction(async (transaction) => {
    const { lastSequence: sequence } = await transaction.document.update({
      where: { id: documentId },
      data: { lastSequence: { increment: 1 } },
    });
    await transaction.documentUpdate.create({ data: { documentId, sequence, update } });
  });
}

async function openCopy(documentId: string): Promise<Y.Doc> {
  const { state } = await readDocument(database(), documentId);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  return doc;
}
