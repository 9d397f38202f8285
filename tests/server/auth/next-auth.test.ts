import { describe, expect, it } from 'vitest';
import { askNextAuth } from '@/server/auth/next-auth';
import { startSignIn } from '@/server/auth/sign-in';
import { database } from '@/server/database/client';
import { buildPerson } from '@/tests/support/builders';

function askForSession(cookies: Record<string, string>) {
  return askNextAuth({
    method: 'GET',
    path: ['session'],
    cookies,
    visitor: { browser: '', language: 'en' },
  });
}

describe('next-auth', () => {
  it('knows who is signed in, and moves no sign-in’s end', async () => {
    const { id, name, email } = await buildPerson();
    const { cookieName, cookieValue, expiresAt } = await startSignIn(id);
    const { body } = await askForSession({ [cookieName]: cookieValue });
    expect(body).toMatchObject({ user: { name, email } });
    const signIn = await database().signIn.findFirstOrThrow({ where: { personId: id } });
    expect(signIn.expiresAt).toEqual(expiresAt);
  });

  it('knows nobody without a sign-in', async () => {
    expect((await askForSession({})).body).toEqual({});
    expect((await askForSession({ 'plenary-sign-in': 'a'.repeat(43) })).body).toEqual({});
  });

  it('sends no links of its own', async () => {
    const { email } = await buildPerson();
    await askNextAuth({
      method: 'POST',
      path: ['signin', 'email'],
      query: { email },
      cookies: {},
      visitor: { browser: '', language: 'en' },
    });
    expect(await database().signInLink.count({ where: { email } })).toBe(0);
  });
});
