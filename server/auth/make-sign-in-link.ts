import { createHash } from 'node:crypto';
import { database } from '@/server/database/client';
import { environment } from '@/server/environment';
import { nextPath } from './next-path';
import { saveSignInLink, type Copied } from './repository';
import { newToken } from './sign-in';

/**
 * Makes a link that signs in the person of this (canonical) address once within
 * fifteen minutes: for the mail, and for copying where there is no SMTP. The caller
 * answers for that the address is invited. The host is ours by APP_URL, never the
 * request's, which a stranger writes.
 *
 * @param copied who copies it, and what it is to open; null when it goes to the address itself
 */
export async function makeSignInLink(
  email: string,
  next?: string,
  copied: Copied | null = null,
): Promise<string> {
  const token = newToken();
  await saveSignInLink(database(), { email, tokenHash: linkTokenHash(token), copied });
  const link = new URL('/sign-in/link', environment().appUrl);
  link.searchParams.set('token', token);
  if (nextPath(next) !== '/') link.searchParams.set('next', nextPath(next));
  return link.href;
}

/** The hash as next-auth makes it (core/lib/utils.js, hashToken), which redeems the link. */
export function linkTokenHash(token: string): string {
  return createHash('sha256').update(`${token}${environment().secret}`).digest('hex');
}
