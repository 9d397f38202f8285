import { database } from '@/server/database/client';
import { findReadableDocuments } from './repository';

/** Of these documents, those the person may still read: of the others no copy is kept. */
export async function readReadableDocuments(
  personId: string,
  documentIds: readonly string[],
): Promise<string[]> {
  return findReadableDocuments(database(), personId, documentIds);
}
