import { accept, refuse, type Result } from '@/domain/result';
import { database } from '@/server/database/client';
import { environment } from '@/server/environment';
import { isId } from '@/server/sessions/repository';
import { findPerson } from './repository';
import { startSignIn } from './sign-in';

export type DemonstrationRefusal = 'not-a-demonstration' | 'no-such-person';

/**
 * Signs in as any person of the demonstration, without proof. Refused wherever this is
 * not one (PLENARY_DEMONSTRATION), whatever the page showed.
 */
export async function signInToDemonstration(
  personId: string,
  browser: string,
): Promise<Result<Awaited<ReturnType<typeof startSignIn>>, DemonstrationRefusal>> {
  if (!environment().demonstration) return refuse('not-a-demonstration');
  const person = isId(personId) ? await findPerson(database(), personId) : null;
  if (!person) return refuse('no-such-person');
  return accept(await startSignIn(person.id, browser));
}
