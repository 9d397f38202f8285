import type { Adapter, AdapterUser } from 'next-auth/adapters';
import type { Language } from '@/domain/language';
import { database } from '@/server/database/client';
import { rightsChanged } from '@/server/live/door/rights-changed';
import { sha256 } from '@/server/record/sha256';
import { findInvitedPerson } from './invited';
import {
  deleteCopied,
  deleteSignInByToken,
  findPerson,
  findPersonByEmail,
  findSignIn,
  markComeIn,
  saveSignIn,
  signInLifetime,
  takeSignInLink,
  type Copied,
  type Person,
} from './repository';

/** What a request tells of whoever makes it: noted with a sign-in, and with a new person. */
export type Visitor = { browser: string; language: Language };

/**
 * next-auth's view of our tables: its users are people, its sessions are sign-ins, its
 * verification tokens are links. Nobody signs in through another provider yet, so there
 * is no table of accounts: what next-auth asks of accounts answers "none" or throws.
 */
export function signInAdapter(visitor: Visitor): Adapter {
  // next-auth redeems a link, then asks for the sign-in: what the link opens goes from
  // the one call to the other. Nothing was redeemed, nothing is opened.
  let redeemed: { copied: Copied | null } | null = null;
  const comeIn = async (personId: string) => {
    const person = await markComeIn(database(), personId);
    if (redeemed?.copied === null && (await deleteCopied(database(), person)) > 0) {
      rightsChanged({ personId });
    }
    return toUser(person);
  };
  return {
    createUser: async ({ email }: { email: string }) => {
      const person = await findInvitedPerson(email, visitor.language);
      if (!person) throw new Error('Only invited people can sign in.');
      return comeIn(person.id);
    },
    getUser: async (id) => nullOr(await findPerson(database(), id)),
    getUserByEmail: async (email) => nullOr(await findPersonByEmail(database(), email)),
    getUserByAccount: () => null,
    linkAccount: () => {
      throw new Error('There is no table of accounts: only links sent by e-mail sign in.');
    },
    // Called when a link is redeemed; names and languages are changed in the account.
    updateUser: async ({ id }) => comeIn(id),
    ...sessions(visitor.browser, () => {
      if (!redeemed) throw new Error('No link was redeemed.');
      return redeemed.copied;
    }),
    createVerificationToken: () => {
      throw new Error('Links are made by makeSignInLink.');
    },
    useVerificationToken: async ({ token }) => {
      const link = await takeSignInLink(database(), token);
      redeemed = link;
      return link && { identifier: link.email, token, expires: link.expiresAt };
    },
  };
}

function sessions(browser: string, copied: () => Copied | null) {
  return {
    createSession: async ({ sessionToken, userId }) => {
      const { expiresAt } = await saveSignIn(database(), {
        tokenHash: sha256(sessionToken),
        personId: userId,
        browser,
        copied: copied(),
      });
      return { sessionToken, userId, expires: expiresAt };
    },
    getSessionAndUser: async (sessionToken) => {
      const signIn = await findSignIn(database(), sha256(sessionToken));
      const person = signIn && (await findPerson(database(), signIn.personId));
      if (!signIn || !person) return null;
      const expires = new Date(
        signIn.signedInAt.getTime() + signInLifetime.absoluteDays * 86_400_000,
      );
      return { session: { sessionToken, userId: person.id, expires }, user: toUser(person) };
    },
    // findSignIn has begun the idle time anew; the end at the latest never moves.
    updateSession: () => null,
    deleteSession: async (sessionToken) => {
      const personId = await deleteSignInByToken(database(), sha256(sessionToken));
      if (personId !== null) rightsChanged({ personId });
    },
  } satisfies Adapter;
}

function toUser({ id, email, name }: Person): AdapterUser {
  return { id, email, name, emailVerified: null };
}

function nullOr(person: Person | null): AdapterUser | null {
  return person && toUser(person);
}
