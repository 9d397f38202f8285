import { database } from '@/server/database/client';
import { sha256 } from '@/server/record/sha256';
import { findSignIn, type SignedIn } from './repository';
import { tokenFromCookie } from './sign-in-cookie';

export type { SignedIn } from './repository';

/**
 * Who sends this Cookie header: the one function that answers it, for pages, actions
 * and sockets alike. Null for nobody, an ended or overdue sign-in, and anything
 * malformed; it throws only when the database cannot be reached.
 */
export async function personFromCookie(cookieHeader: string | undefined): Promise<SignedIn | null> {
  const token = tokenFromCookie(cookieHeader);
  return token === null ? null : findSignIn(database(), sha256(token));
}
