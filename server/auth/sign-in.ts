import { randomBytes } from 'node:crypto';
import { database } from '@/server/database/client';
import { rightsChanged } from '@/server/live/door/rights-changed';
import { sha256 } from '@/server/record/sha256';
import { isId } from '@/server/sessions/repository';
import { limitedSignIn } from './asking';
import { deleteSignIn, deleteSignInsOf, saveSignIn } from './repository';
import { signInCookie } from './sign-in-cookie';

/** A token nobody can guess: 256 bits, in letters that need no escaping in a cookie. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * Signs a person in, for all they may: a new token every time, of which only the hash is
 * stored. For whoever has proven to be that person, and in the demonstration.
 * `browser` is what the person will recognise it by in their account.
 */
export async function startSignIn(
  personId: string,
  browser = '',
): Promise<{ cookieName: string; cookieValue: string; expiresAt: Date }> {
  const token = newToken();
  const { expiresAt } = await saveSignIn(database(), {
    tokenHash: sha256(token),
    personId,
    browser,
    copied: null,
  });
  return { cookieName: signInCookie().name, cookieValue: token, expiresAt };
}

/**
 * Ends one sign-in of a person, at once and everywhere it is open. Whoever came by a copied
 * link ends their own: the others are perhaps those of the person themself.
 */
export async function endSignIn(signIn: { signInId: string; personId: string }): Promise<void> {
  const limited = limitedSignIn(signIn.personId);
  if (!isId(signIn.signInId) || (limited !== null && limited !== signIn.signInId)) return;
  const ended = await deleteSignIn(database(), signIn);
  if (ended) rightsChanged({ personId: signIn.personId });
}

/**
 * Ends every sign-in of a person, this one too: “sign out everywhere”. Whoever came by a
 * copied link ends their own.
 */
export async function endAllSignIns(personId: string): Promise<void> {
  const limited = limitedSignIn(personId);
  if (limited !== null) return endSignIn({ signInId: limited, personId });
  const ended = await deleteSignInsOf(database(), personId);
  if (ended > 0) rightsChanged({ personId });
}
