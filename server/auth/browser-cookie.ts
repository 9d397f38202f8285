import { cookies } from 'next/headers';
import type { startSignIn } from './sign-in';
import { signInCookie } from './sign-in-cookie';

/** Gives this browser its sign-in; only in a server action or a route. */
export async function rememberSignIn(
  signIn: Awaited<ReturnType<typeof startSignIn>>,
): Promise<void> {
  (await cookies()).set(signIn.cookieName, signIn.cookieValue, {
    ...signInCookie().options,
    expires: signIn.expiresAt,
  });
}

/** Takes the sign-in's cookie from this browser; only in a server action or a route. */
export async function forgetSignIn(): Promise<void> {
  const { name, options } = signInCookie();
  (await cookies()).set(name, '', { ...options, maxAge: 0 });
}
