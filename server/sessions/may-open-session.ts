import { isAdministrator } from '@/server/auth/invited';
import { limitedSignIn } from '@/server/auth/asking';
import { findPerson, listChaired } from '@/server/auth/repository';
import { database } from '@/server/database/client';
import { environment } from '@/server/environment';

/**
 * May this person open a session (PLENARY_SESSION_CREATORS)? Whoever does writes to
 * strangers in the name of this house, so that not everybody who was invited may.
 */
export async function mayOpenSession(personId: string): Promise<boolean> {
  if (limitedSignIn(personId) !== null) return false;
  const { demonstration, sessionCreators } = environment();
  if (demonstration || sessionCreators === 'everybody') return true;
  const person = await findPerson(database(), personId);
  if (person && isAdministrator(person.email)) return true;
  if (sessionCreators === 'administrators') return false;
  return (await listChaired(database(), personId, null)).length > 0;
}
