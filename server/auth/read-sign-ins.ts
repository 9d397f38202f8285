import { database } from '@/server/database/client';
import { findSignInsOf, type SignInShown } from './repository';

/** The living sign-ins of a person, the latest used first. */
export async function readSignIns(personId: string): Promise<SignInShown[]> {
  return findSignInsOf(database(), personId);
}
