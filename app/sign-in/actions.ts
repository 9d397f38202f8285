'use server';

import { revalidatePath } from 'next/cache';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { z } from 'zod';
import { languages } from '@/domain/language';
import { browserName } from '@/domain/people/browser-name';
import { refuse } from '@/domain/result';
import { rememberSignIn } from '@/server/auth/browser-cookie';
import { clientAddress } from '@/server/auth/client-address';
import { nextPath, signInPath } from '@/server/auth/next-path';
import { requestSignInLink } from '@/server/auth/request-sign-in-link';
import { signInToDemonstration } from '@/server/auth/sign-in-to-demonstration';

const requestForm = z.object({ email: z.string().max(1000), next: z.string().max(2000) });

/** Asks for a link to be sent, and comes back to the page to say so. */
export async function requestSignInLinkAction(_last: unknown, form: FormData) {
  const request = requestForm.safeParse(Object.fromEntries(form));
  if (!request.success) return refuse('email-malformed');
  return requestSignInLink({
    ...request.data,
    language: await getLocale(),
    clientAddress: clientAddress(await headers()),
  });
}

const demonstrationForm = z.object({ personId: z.string().max(100), next: z.string().max(2000) });

/** Signs in as one of the demonstration's people. */
export async function signInToDemonstrationAction(_last: unknown, form: FormData) {
  const wanted = demonstrationForm.safeParse(Object.fromEntries(form));
  if (!wanted.success) return refuse('no-such-person');
  const browser = browserName((await headers()).get('user-agent'));
  const signIn = await signInToDemonstration(wanted.data.personId, browser);
  if (!signIn.ok) return signIn;
  await rememberSignIn(signIn.value);
  // What this tab fetched while nobody was signed in is not true any more.
  revalidatePath('/', 'layout');
  return redirect(nextPath(wanted.data.next));
}

const languageForm = z.object({ language: z.enum(languages), next: z.string().max(2000) });

/** Notes in this browser which language it wants while nobody is signed in. */
export async function chooseLanguageAction(form: FormData) {
  const chosen = languageForm.safeParse(Object.fromEntries(form));
  if (!chosen.success) return redirect('/sign-in');
  const { language, next } = chosen.data;
  const aYearSeconds = 31_536_000;
  (await cookies()).set('language', language, {
    path: '/',
    sameSite: 'lax',
    httpOnly: true,
    maxAge: aYearSeconds,
  });
  return redirect(signInPath(next));
}
