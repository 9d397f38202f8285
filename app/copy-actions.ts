'use server';

import { z } from 'zod';
import { maybePerson } from '@/server/auth/current-person';
import { readReadableDocuments } from '@/server/text/readable-documents';

const ids = z.array(z.uuid()).max(500);

/** Of these documents, those that whoever asks may still read. */
export async function readableDocumentsAction(documentIds: unknown): Promise<string[]> {
  const person = await maybePerson();
  const read = ids.safeParse(documentIds);
  return person && read.success ? readReadableDocuments(person.personId, read.data) : [];
}
