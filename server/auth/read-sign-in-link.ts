import { database } from '@/server/database/client';
import { linkTokenHash } from './make-sign-in-link';
import { findSignInLink } from './repository';

/** What a link is worth at this moment. `used` is also said of one that never was. */
export type LinkState =
  | { readonly state: 'ready'; readonly email: string }
  | { readonly state: 'used' | 'expired' | 'malformed' };

/** Looks at a link without using it up, as mail scanners do too. */
export async function readSignInLink(token: unknown): Promise<LinkState> {
  if (typeof token !== 'string' || !/^[A-Za-z0-9_-]{43}$/.test(token)) {
    return { state: 'malformed' };
  }
  const link = await findSignInLink(database(), linkTokenHash(token));
  if (!link) return { state: 'used' };
  return link.expired ? { state: 'expired' } : { state: 'ready', email: link.email };
}
