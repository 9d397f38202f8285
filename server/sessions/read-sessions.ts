import type { Role } from '@/domain/sessions/roles';
import { awaiting, underway } from '@/domain/sessions/session-snapshot';
import { database } from '@/server/database/client';
import { listVotedIn } from './at-a-glance/repository';
import { listMemberships } from './repository';
import { readSessionSnapshot } from './read-session-snapshot';

/** One of my sessions, as my list shows it. */
export type SessionListed = {
  sessionId: string;
  title: string;
  role: Role;
  delegationName: string | null;
  /** ISO 8601: when something last happened there. */
  lastActAt: string;
  awaitingVotes: number;
  awaitingReplies: number;
  draftsUnderway: number;
};

/** Reads the sessions a person takes part in and what awaits them in each. */
export async function readSessions(personId: string): Promise<SessionListed[]> {
  const memberships = await listMemberships(database(), personId);
  return Promise.all(
    memberships.map(async (membership) => {
      const { sessionId, title, role, delegationName, lastActAt } = membership;
      const read = await readSessionSnapshot(sessionId);
      const votedIn = await listVotedIn(database(), sessionId, membership.delegationId);
      const mine = read ? awaiting(read.snapshot, { ...membership, votedIn }) : [];
      return {
        sessionId,
        title,
        role,
        delegationName,
        lastActAt: lastActAt.toISOString(),
        awaitingVotes: mine.filter(({ kind }) => kind === 'vote').length,
        awaitingReplies: mine.filter(({ kind }) => kind === 'reply').length,
        draftsUnderway: read ? underway(read.snapshot).length : 0,
      };
    }),
  );
}
