import { database } from '@/server/database/client';
import { environment } from '@/server/environment';
import { findDemonstrationPeople, type SessionPeople } from './repository';

/** The people one can be in the demonstration, by session: its own, and nobody else. */
export async function readDemonstrationPeople(): Promise<SessionPeople[]> {
  return environment().demonstration ? findDemonstrationPeople(database()) : [];
}
