import { AsyncLocalStorage } from 'node:async_hooks';
import { processWide } from '@/server/process-wide';
import type { SignedIn } from './person-from-cookie';

/** The request under way, and the sign-in by which it is made, once somebody has read it. */
type Asking = { signIn: SignedIn | null };

const storage = () => processWide('asking', () => new AsyncLocalStorage<Asking>());

/**
 * Answers one request. What it asks of the sessions is measured by the sign-in it came
 * with. That is kept beside the calls and not handed through them, so that no use case can
 * forget it: `findParticipant` alone asks here.
 */
export function answerAsking<Answer>(answer: () => Answer): Answer {
  return storage().run({ signIn: null }, answer);
}

/** Notes by which sign-in the request under way is made. Throws where there is none to note it on. */
export function noteAsking(signIn: SignedIn | null): void {
  const asking = storage().getStore();
  if (!asking) throw new Error('A sign-in was read outside of a request.');
  asking.signIn = signIn;
}

/** Does a person ask for what is done now, and not the process by itself? */
export function isAsked(): boolean {
  return storage().getStore() !== undefined;
}

/**
 * The sign-in to measure this person's rights by: one that began with a copied link and is
 * not good everywhere. Null for a proven one, and for work that no request asked for.
 */
export function limitedSignIn(personId: string): string | null {
  const signIn = storage().getStore()?.signIn ?? null;
  return signIn && !signIn.isProven && signIn.personId === personId ? signIn.signInId : null;
}
