import { accept, refuse, type Result } from '@/domain/result';
import { database } from '@/server/database/client';
import { environment } from '@/server/environment';
import { isId } from '@/server/sessions/repository';
import { findPerson } from './repository';
import { startSignIn } from './sign-in';

export type DemonstrationRefusal = 'not-a-demonstration' | 'no-such-person';

/**
 * Signs in as one of the demonstration's own people, without proof. Refused for everybody
 * else and wherever there is none (PLENARY_DEMONSTRATION), whatever the page showed.
 */
export async function signInToDemonstration(
  personId: string,
  browser: string,
): Promise<Result<Awaited<ReturnType<typeof startSignIn>>, DemonstrationRefusal>> {
  if (!environment().demonstration) return refuse('not-a-demonstration');
  const person = isId(personId) ? await findPerson(database(), personId) : null;
  if (!person?.isDemonstration) return refuse('no-such-person');
  return accept(await startSignIn(person.id, browser));
}
