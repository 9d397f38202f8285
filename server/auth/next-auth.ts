import NextAuth, { type NextAuthOptions } from 'next-auth';
import { environment } from '@/server/environment';
import { log } from '@/server/log';
import { signInAdapter, type Visitor } from './adapter';
import { isInvited } from './invited';
import { nextPath } from './next-path';
import { linkMinutes, signInLifetime } from './repository';
import { newToken } from './sign-in';
import { signInCookie } from './sign-in-cookie';

/** One request to next-auth, whoever makes it: its route, an action, a test. */
export type AuthRequest = {
  method: 'GET' | 'POST';
  /** For instance ['callback', 'email']. */
  path: string[];
  query?: Record<string, string>;
  cookies: Record<string, string>;
  visitor: Visitor;
};

/** What next-auth answered: `location` when it sends elsewhere. */
export type AuthAnswer = {
  status: number;
  location: string | null;
  setCookies: string[];
  body: unknown;
};

/** next-auth set up for us. Nothing outside server/auth/ knows that it is there. */
function options(visitor: Visitor): NextAuthOptions {
  const { appUrl, secret } = environment();
  const seconds = signInLifetime.absoluteDays * 86_400;
  return {
    secret,
    adapter: signInAdapter(visitor),
    // Our own object: next-auth/providers/email would pull in an old nodemailer.
    providers: [
      {
        id: 'email',
        type: 'email',
        name: 'Email',
        server: '',
        from: '',
        options: {},
        maxAge: linkMinutes * 60,
        sendVerificationRequest: () => {
          throw new Error('Links are sent by requestSignInLink.');
        },
      },
    ],
    session: { strategy: 'database', maxAge: seconds, generateSessionToken: newToken },
    useSecureCookies: appUrl.startsWith('https://'),
    cookies: { sessionToken: signInCookie() },
    pages: { signIn: '/sign-in', error: '/sign-in/link', verifyRequest: '/sign-in' },
    callbacks: {
      signIn: ({ user }) => isInvited(user.email ?? ''),
      redirect: ({ url }) => `${appUrl}${nextPath(pathOf(url, appUrl))}`,
    },
    logger: {
      error: (code, about) =>
        log.warn(
          { code, error: about instanceof Error ? about : about.error },
          'next-auth refused.',
        ),
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}

function pathOf(url: string, appUrl: string): string {
  return url.startsWith(`${appUrl}/`) ? url.slice(appUrl.length) : url;
}

/** Lets next-auth answer one request, in the form of an API route's request and response. */
export async function askNextAuth(request: AuthRequest): Promise<AuthAnswer> {
  const { method, path, query, cookies, visitor } = request;
  const asked = {
    method,
    query: { ...query, nextauth: path },
    body: {},
    cookies,
    headers: {},
  };
  const { response, answer } = recorder();
  const handle = NextAuth as unknown as Handler;
  await handle(asked, response, options(visitor));
  return answer;
}

type Handler = (request: object, response: object, options: NextAuthOptions) => Promise<unknown>;

/** The part of an API route's response that next-auth writes to, and what it wrote. */
function recorder() {
  const answer: AuthAnswer = { status: 200, location: null, setCookies: [], body: null };
  const keep = (body: unknown) => {
    answer.body = body;
  };
  const response = {
    status: (status: number) => {
      answer.status = status;
      return response;
    },
    getHeader: (name: string) => (name === 'Set-Cookie' ? answer.setCookies : undefined),
    setHeader: (name: string, value: string | string[]) => {
      if (name === 'Set-Cookie') answer.setCookies = [value].flat();
      if (name === 'Location') answer.location = String(value);
      return response;
    },
    json: keep,
    send: keep,
    end: () => undefined,
  };
  return { response, answer };
}
