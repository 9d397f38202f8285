import { nameFromEmail } from '@/domain/people/person-name';
import type { Language } from '@/domain/language';
import { database } from '@/server/database/client';
import { environment } from '@/server/environment';
import { findPersonByEmail, savePerson, type Person, type SignedIn } from './repository';

/** May this address sign in at all? Only the invited and those named as administrators. */
export async function isInvited(email: string): Promise<boolean> {
  return isAdministrator(email) || (await findPersonByEmail(database(), email)) !== null;
}

/** Is the address named in ADMIN_EMAILS? */
export function isAdministrator(email: string): boolean {
  return environment().adminEmails.includes(email);
}

/**
 * May whoever signed in so administer? A sign-in by a copied link is its person's only in
 * the sessions of whoever copied it, whatever address it bears.
 */
export function mayAdminister({ email, isProven }: Pick<SignedIn, 'email' | 'isProven'>): boolean {
  return isProven && isAdministrator(email);
}

/**
 * The person of an invited address; null for everybody else. An administrator's row is
 * made here, at the first sign-in, since nobody was there to invite them.
 */
export async function findInvitedPerson(email: string, language: Language): Promise<Person | null> {
  const person = await findPersonByEmail(database(), email);
  if (person || !isAdministrator(email)) return person;
  return savePerson(database(), { email, name: nameFromEmail(email), language });
}
