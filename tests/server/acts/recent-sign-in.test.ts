import { describe, expect, it } from 'vitest';
import { refuse } from '@/domain/result';
import { recentSignInHours } from '@/domain/sessions/acts';
import { database } from '@/server/database/client';
import { personFromCookie } from '@/server/auth/person-from-cookie';
import { startSignIn } from '@/server/auth/sign-in';
import type { SignedInPerson } from '@/server/acts/asker';
import { closeVote } from '@/server/voting/close-vote';
import { buildParticipant } from '@/tests/support/builders';
import { buildOpenVote, three } from '@/tests/support/open-vote';

/** Somebody signed in so many hours ago, as a page finds them by their cookie. */
async function signedInHoursAgo(personId: string, hours: number): Promise<SignedInPerson> {
  const { cookieName, cookieValue } = await startSignIn(personId);
  await database().$executeRaw`
    UPDATE sign_ins SET created_at = now() - make_interval(secs => ${hours * 3600 + 1}::float8)
    WHERE person_id = ${personId}::uuid`;
  const person = await personFromCookie(`${cookieName}=${cookieValue}`);
  if (!person) throw new Error('nobody is signed in');
  return person;
}

describe('a weighty act', () => {
  it('is refused to the chair whose sign-in is older than twelve hours, and changes nothing', async () => {
    const { sessionId, place, chair, vote } = await buildOpenVote(three);
    const before = await signedInHoursAgo(chair.personId, recentSignInHours);
    expect(await closeVote(before, place)).toEqual(refuse('sign-in-too-old'));
    const { closedAt } = await database().vote.findUniqueOrThrow({ where: { id: vote.id } });
    expect(closedAt).toBeNull();
    expect(await database().recordEntry.count({ where: { sessionId } })).toBe(0);
  });

  it('is done after signing in again, while the older sign-in is still too old', async () => {
    const { place, chair } = await buildOpenVote(three);
    const before = await signedInHoursAgo(chair.personId, recentSignInHours);
    const { cookieName, cookieValue } = await startSignIn(chair.personId);
    const again = await personFromCookie(`${cookieName}=${cookieValue}`);
    if (!again) throw new Error('nobody is signed in');
    expect(await closeVote(before, place)).toEqual(refuse('sign-in-too-old'));
    expect(await closeVote(again, place)).toMatchObject({ ok: true });
  });

  it('is refused to others as always, without asking them to sign in', async () => {
    const { sessionId, place } = await buildOpenVote(three);
    const observer = await buildParticipant(sessionId, 'observer');
    const person = await signedInHoursAgo(observer.personId, recentSignInHours + 1);
    expect(await closeVote(person, place)).toEqual(refuse('not-allowed'));
  });
});
