import { database } from '@/server/database/client';
import { limitedSignIn } from './asking';
import { findSignInsOf, type SignInShown } from './repository';

/**
 * The living sign-ins of a person, the latest used first. Whoever came by a copied link
 * sees their own: where the person is signed in beside is not theirs to know.
 */
export async function readSignIns(personId: string): Promise<SignInShown[]> {
  const limited = limitedSignIn(personId);
  const signIns = await findSignInsOf(database(), personId);
  return limited === null ? signIns : signIns.filter(({ id }) => id === limited);
}
