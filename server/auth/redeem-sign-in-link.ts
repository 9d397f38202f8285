import { browserName } from '@/domain/people/browser-name';
import type { Language } from '@/domain/language';
import { accept, refuse, type Result } from '@/domain/result';
import { database } from '@/server/database/client';
import { askNextAuth } from './next-auth';
import { nextPath } from './next-path';
import { personFromCookie, type SignedIn } from './person-from-cookie';
import { takeOver } from './repository';
import { endSignIn } from './sign-in';
import { signInCookie, tokenFromCookie } from './sign-in-cookie';

export type Redemption = {
  token: string;
  next: string;
  cookieHeader: string | undefined;
  userAgent: string | undefined;
  /** The language for somebody who has none of their own yet. */
  language: Language;
};

/**
 * Uses a link up and signs its person in, with a token never used before. The sign-in
 * this browser had until now ends with it. next-auth does the work; every reason for
 * which it would not is one refusal, and the link's page tells which.
 */
export async function redeemSignInLink(
  redemption: Redemption,
): Promise<Result<{ setCookie: string; next: string }, 'link-not-usable'>> {
  const { token, next, cookieHeader, userAgent, language } = redemption;
  const { name } = signInCookie();
  const before = await personFromCookie(cookieHeader);
  const answer = await askNextAuth({
    method: 'POST',
    path: ['callback', 'email'],
    query: { token },
    cookies: { [name]: tokenFromCookie(cookieHeader) ?? '' },
    visitor: { browser: browserName(userAgent), language },
  });
  const setCookie = answer.setCookies.find((cookie) => cookie.startsWith(`${name}=`));
  if (setCookie === undefined) return refuse('link-not-usable');
  if (before) await replace(before, setCookie.split(';', 1)[0]);
  return accept({ setCookie, next: nextPath(next) });
}

/** Ends the sign-in this browser had; what it opened to the same person stays open to them. */
async function replace(before: SignedIn, cookieHeader: string | undefined): Promise<void> {
  const now = await personFromCookie(cookieHeader);
  if (now?.personId === before.personId) await takeOver(database(), { from: before, into: now });
  await endSignIn(before);
}
