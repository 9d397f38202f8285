import { describe, expect, it } from 'vitest';
import { personFromCookie } from '@/server/auth/person-from-cookie';
import { editPerson } from '@/server/auth/edit-person';
import { readSignIns } from '@/server/auth/read-sign-ins';
import { endAllSignIns, endSignIn, startSignIn } from '@/server/auth/sign-in';
import { signInCookie } from '@/server/auth/sign-in-cookie';
import { database } from '@/server/database/client';
import { environment } from '@/server/environment';
import { buildPerson } from '@/tests/support/builders';

async function signIn(personId: string, browser = '') {
  const { cookieName, cookieValue } = await startSignIn(personId, browser);
  return `${cookieName}=${cookieValue}`;
}

describe('a sign-in', () => {
  it('answers for its person', async () => {
    const { id, name, email } = await buildPerson({ language: 'fr' });
    const signedIn = await personFromCookie(await signIn(id));
    expect(signedIn).toMatchObject({ personId: id, name, email, language: 'fr' });
  });

  it('is found among other cookies', async () => {
    const { id } = await buildPerson();
    const cookie = await signIn(id);
    expect(await personFromCookie(`language=fr; ${cookie};other=1`)).toMatchObject({
      personId: id,
    });
  });

  it('keeps its token out of the database', async () => {
    const { id } = await buildPerson();
    const { cookieValue } = await startSignIn(id);
    const rows = await database().$queryRaw<{ row: string }[]>`
      SELECT s::text AS row FROM sign_ins s WHERE person_id = ${id}::uuid`;
    expect(rows).toHaveLength(1);
    expect(rows[0]?.row).not.toContain(cookieValue);
  });

  it('has a new token every time', async () => {
    const { id } = await buildPerson();
    expect(await signIn(id)).not.toBe(await signIn(id));
  });

  it('is over as soon as it was ended, and others are not', async () => {
    const { id } = await buildPerson();
    const [one, other] = [await signIn(id), await signIn(id)];
    const signedIn = await personFromCookie(one);
    if (!signedIn) throw new Error('not signed in');
    await endSignIn(signedIn);
    expect(await personFromCookie(one)).toBeNull();
    expect(await personFromCookie(other)).not.toBeNull();
  });

  it('is not ended by somebody else', async () => {
    const [mine, theirs] = [await buildPerson(), await buildPerson()];
    const cookie = await signIn(mine.id);
    const signedIn = await personFromCookie(cookie);
    await endSignIn({ signInId: signedIn?.signInId ?? '', personId: theirs.id });
    await endSignIn({ signInId: 'not an id', personId: mine.id });
    expect(await personFromCookie(cookie)).not.toBeNull();
  });

  it('is over everywhere at once, for this person only', async () => {
    const [mine, theirs] = [await buildPerson(), await buildPerson()];
    const cookies = [await signIn(mine.id), await signIn(mine.id)];
    const kept = await signIn(theirs.id);
    await endAllSignIns(mine.id);
    expect(await Promise.all(cookies.map(personFromCookie))).toEqual([null, null]);
    expect(await personFromCookie(kept)).not.toBeNull();
  });

  it('is over after three days without use', async () => {
    const { id } = await buildPerson();
    const cookie = await signIn(id);
    await database().$executeRaw`
      UPDATE sign_ins SET last_seen_at = now() - interval '71 hours' WHERE person_id = ${id}::uuid`;
    expect(await personFromCookie(cookie)).not.toBeNull();
    await database().$executeRaw`
      UPDATE sign_ins SET last_seen_at = now() - interval '73 hours' WHERE person_id = ${id}::uuid`;
    expect(await personFromCookie(cookie)).toBeNull();
  });

  it('stays while it is used', async () => {
    const { id } = await buildPerson();
    const cookie = await signIn(id);
    await database().$executeRaw`
      UPDATE sign_ins SET last_seen_at = now() - interval '71 hours' WHERE person_id = ${id}::uuid`;
    await personFromCookie(cookie);
    const [shown] = await readSignIns(id);
    expect(Date.now() - (shown?.lastSeenAt.getTime() ?? 0)).toBeLessThan(3_600_000);
  });

  it('is over after 14 days however much it is used', async () => {
    const { id } = await buildPerson();
    const cookie = await signIn(id);
    const { expiresAt } = await startSignIn(id);
    const days = (expiresAt.getTime() - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(13.9);
    expect(days).toBeLessThan(14.1);
    await database().$executeRaw`
      UPDATE sign_ins SET expires_at = now() - interval '1 second' WHERE person_id = ${id}::uuid`;
    expect(await personFromCookie(cookie)).toBeNull();
  });

  it('is shown to its person with its browser, the latest used first', async () => {
    const { id } = await buildPerson();
    await signIn(id, 'Firefox · Linux');
    await signIn(id, 'Safari · iPhone');
    await database().$executeRaw`
      UPDATE sign_ins SET last_seen_at = now() - interval '1 hour' WHERE browser = 'Firefox · Linux'`;
    expect((await readSignIns(id)).map(({ browser }) => browser)).toEqual([
      'Safari · iPhone',
      'Firefox · Linux',
    ]);
  });
});

describe('a Cookie header that is none of ours', () => {
  const name = 'plenary-sign-in';
  it.each([
    undefined,
    '',
    ';;;=;',
    name,
    `${name}=`,
    `${name}=%`,
    `${name}=%E0%A4%A`,
    `${name}=${'a'.repeat(43)}`,
    `${name}=${'a'.repeat(44)}`,
    `${name}=' OR 1=1 --`,
    `${name}="${'a'.repeat(43)}"`,
    `${name}=\u0000\uFFFF`,
    `${name}=${'a'.repeat(100_000)}`,
    `__Host-${name}=x; ${name}=y; ${name}=z`,
    `x${name}=${'a'.repeat(43)}`,
  ])('%# is nobody', async (header) => {
    expect(await personFromCookie(header)).toBeNull();
  });

  it('names its first cookie when there are two of the name', async () => {
    const [one, other] = [await buildPerson(), await buildPerson()];
    const header = `${await signIn(one.id)}; ${await signIn(other.id)}`;
    expect(await personFromCookie(header)).toMatchObject({ personId: one.id });
  });
});

describe('the cookie', () => {
  it('is for this host alone and no script, and with https also locked to the host', () => {
    const settings = environment();
    const { appUrl } = settings;
    try {
      settings.appUrl = 'http://localhost:3000';
      expect(signInCookie()).toEqual({
        name: 'plenary-sign-in',
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure: false },
      });
      settings.appUrl = 'https://plenary.example.org';
      expect(signInCookie()).toEqual({
        name: '__Host-plenary-sign-in',
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure: true },
      });
    } finally {
      settings.appUrl = appUrl;
    }
  });
});

describe('editing one’s own name and language', () => {
  it('shows at the next request', async () => {
    const { id } = await buildPerson({ language: 'en' });
    const cookie = await signIn(id);
    expect(await editPerson({ personId: id, name: '  Zoé  Tremblay ', language: 'fr' })).toEqual({
      ok: true,
      value: { name: 'Zoé Tremblay' },
    });
    expect(await personFromCookie(cookie)).toMatchObject({ name: 'Zoé Tremblay', language: 'fr' });
  });

  it('changes nothing when the name is refused', async () => {
    const { id, name } = await buildPerson({ language: 'en' });
    expect(await editPerson({ personId: id, name: ' ', language: 'fr' })).toEqual({
      ok: false,
      refusal: 'name-missing',
    });
    expect(await personFromCookie(await signIn(id))).toMatchObject({ name, language: 'en' });
  });
});
