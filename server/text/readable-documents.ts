import { limitedSignIn } from '@/server/auth/asking';
import { database } from '@/server/database/client';

/** Of these documents, those the person may still read: of the others no copy is kept. */
export async function readReadableDocuments(
  personId: string,
  documentIds: readonly string[],
): Promise<string[]> {
  const signInId = limitedSignIn(personId);
  const documents = await database().$queryRaw<{ id: string }[]>`
    SELECT documents.id FROM documents
    JOIN participants ON participants.session_id = documents.session_id
    WHERE documents.id = ANY(${documentIds}::uuid[])
      AND participants.person_id = ${personId}::uuid AND participants.removed_at IS NULL
      AND (${signInId}::uuid IS NULL OR sign_in_opens(${signInId}::uuid, documents.session_id))`;
  return documents.map(({ id }) => id);
}
