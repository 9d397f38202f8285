import { database } from '@/server/database/client';
import { environment } from '@/server/environment';
import { findPeopleBySession, type SessionPeople } from './repository';

/** The people one can be in the demonstration, by session; nobody outside of it. */
export async function readDemonstrationPeople(): Promise<SessionPeople[]> {
  return environment().demonstration ? findPeopleBySession(database()) : [];
}
