import { call, type RightsChange } from '@/server/live/bus/bell';

/**
 * Tells every node, after the commit, that rights changed: a role, a removal, a sign-in
 * that ended, a text sealed or unsealed. Whoever is connected is decided again at the
 * door within two seconds and put out where the answer differs.
 */
export function rightsChanged(change: RightsChange): void {
  call({ kind: 'rights', change });
}
