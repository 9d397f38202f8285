import { accept, refuse, type Result } from '@/domain/result';
import type { Role } from './roles';

/** A person's place in a session: a role, and for delegates the delegation they speak for. */
export type Place = { readonly role: Role; readonly delegationId: string | null };

export type PlaceRefusal = 'delegation-missing' | 'only-chair' | 'last-chair';

/** What is asked when somebody's place changes: who asks, and who else is in the chair. */
export type PlaceChange = {
  readonly by: Role;
  /** The place of now; null for somebody who is not in the session yet. */
  readonly from: Place | null;
  /** The place to be; null for somebody who leaves. */
  readonly to: Place | null;
  /** How many of the session's participants are chairs now. */
  readonly chairs: number;
};

/**
 * Decides whether somebody's place may change. A delegate speaks for a delegation, and
 * only delegates do; the chair is given and taken only by a chair, so that nobody rises
 * to it by themselves; a session is never left without one.
 */
export function changePlace({
  by,
  from,
  to,
  chairs,
}: PlaceChange): Result<Place | null, PlaceRefusal> {
  if (to?.role === 'delegate' && to.delegationId === null) return refuse('delegation-missing');
  const [wasChair, isChair] = [isInChair(from), isInChair(to)];
  if (wasChair !== isChair && by !== 'chair') return refuse('only-chair');
  if (wasChair && !isChair && chairs <= 1) return refuse('last-chair');
  return accept(to && { ...to, delegationId: to.role === 'delegate' ? to.delegationId : null });
}

function isInChair(place: Place | null): boolean {
  return place?.role === 'chair';
}

/** A participant as the list of participants shows them. */
export type ListedParticipant = Place & {
  readonly participantId: string;
  readonly personId: string;
  readonly name: string;
  /** Head of the delegation. */
  readonly isHead: boolean;
  /** Only for those who invite; null for everybody else. */
  readonly email: string | null;
  /** Has signed in at least once, so is more than an address on a list. */
  readonly hasComeIn: boolean;
};
