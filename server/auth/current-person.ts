import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { noteAsking } from './asking';
import { personFromCookie, type SignedIn } from './person-from-cookie';
import { signInPath } from './next-path';

/** Who asks for this page, or null. Asked of the database once per request. */
export const maybePerson: () => Promise<SignedIn | null> = cache(async () => {
  const signIn = await personFromCookie((await headers()).get('cookie') ?? undefined);
  noteAsking(signIn);
  return signIn;
});

/**
 * Who asks for this page or calls this action. Nobody is sent to sign in first, and
 * comes back afterwards to the page they asked for.
 */
export async function currentPerson(): Promise<SignedIn> {
  const person = await maybePerson();
  if (person) return person;
  return redirect(signInPath((await headers()).get('x-plenary-path')));
}
