import { Pool } from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { refuse } from '@/domain/result';
import { editPerson } from '@/server/auth/edit-person';
import { mayAdminister } from '@/server/auth/invited';
import { makeSignInLink } from '@/server/auth/make-sign-in-link';
import { personFromCookie } from '@/server/auth/person-from-cookie';
import { readSignIns } from '@/server/auth/read-sign-ins';
import { redeemSignInLink } from '@/server/auth/redeem-sign-in-link';
import { endAllSignIns, endSignIn, startSignIn } from '@/server/auth/sign-in';
import { database } from '@/server/database/client';
import { readReadableDocuments } from '@/server/text/readable-documents';
import { environment } from '@/server/environment';
import { liveFeatures } from '@/server/live-features';
import { Access } from '@/server/live/door/access';
import { changeRole } from '@/server/participants/change-role';
import { copySignInLink } from '@/server/participants/copy-sign-in-link';
import { inviteParticipants } from '@/server/participants/invite-participants';
import { createSession } from '@/server/sessions/create-session';
import { readSession } from '@/server/sessions/read-session';
import { readSessions } from '@/server/sessions/read-sessions';
import { closeVote } from '@/server/voting/close-vote';
import { askBy } from '@/tests/support/ask-by';
import {
  buildDraft,
  buildParticipant,
  buildPerson,
  buildSession,
  buildVote,
} from '@/tests/support/builders';

afterEach(() => {
  environment().adminEmails = [];
});

type Place = { sessionId: string; personId: string };

/** A chair in a session of their own, with nobody else in it. */
async function buildChair(): Promise<Place> {
  const { id: sessionId } = await buildSession();
  const { personId } = await buildParticipant(sessionId, 'chair');
  return { sessionId, personId };
}

/** Invites an address and tells which participant that is. */
async function invite(by: Place, email: string, role: 'chair' | 'observer' = 'observer') {
  const done = await inviteParticipants(by, {
    ...by,
    list: email,
    role,
    delegationId: null,
    language: 'en',
  });
  if (!done.ok) throw new Error(done.refusal);
  return database().participant.findFirstOrThrow({
    where: { sessionId: by.sessionId, person: { email } },
  });
}

/** Presses the button of a link; the cookie the browser has from then on. */
async function redeem(link: string, cookieHeader?: string): Promise<string> {
  const token = new URL(link).searchParams.get('token') ?? '';
  const redeemed = await redeemSignInLink({
    token,
    next: '/',
    cookieHeader,
    userAgent: 'Firefox/145.0',
    language: 'en',
  });
  if (!redeemed.ok) throw new Error(redeemed.refusal);
  return redeemed.value.setCookie.split(';')[0] ?? '';
}

async function copyLink(by: Place, participantId: string, cookie?: string): Promise<string> {
  const done = await askBy(cookie, () => copySignInLink(by, { ...by, participantId }));
  if (!done.ok) throw new Error(done.refusal);
  return done.value.link;
}

let invited = 0;

/** Mallory invites an address that nobody knows yet, and comes in as it. */
async function enterAsSomebody(mallory: Place) {
  invited += 1;
  const email = `owner-${invited}@mfa.example`;
  const victim = await invite(mallory, email);
  const cookie = await redeem(await copyLink(mallory, victim.id));
  return { email, personId: victim.personId, cookie };
}

describe('an account entered before its owner comes', () => {
  it('opens only the session of whoever copied the link, wherever the owner is invited later', async () => {
    const mallory = await buildChair();
    const { email, personId, cookie } = await enterAsSomebody(mallory);
    const clara = await buildChair();
    await invite(clara, email, 'chair');

    const session = (sessionId: string) =>
      askBy(cookie, () => readSession({ personId }, { sessionId }));
    expect(await session(mallory.sessionId)).toMatchObject({ ok: true });
    expect(await session(clara.sessionId)).toEqual(refuse('not-found'));
    const listed = await askBy(cookie, () => readSessions(personId));
    expect(listed.map(({ sessionId }) => sessionId)).toEqual([mallory.sessionId]);
  });

  it('does no weighty act and opens no text there, neither by a page nor by a socket', async () => {
    const mallory = await buildChair();
    const { email, personId, cookie } = await enterAsSomebody(mallory);
    const clara = await buildChair();
    await invite(clara, email, 'chair');
    const vote = await buildVote(clara.sessionId);
    const draft = await buildDraft(clara.sessionId);
    const signIn = await personFromCookie(cookie);
    if (!signIn) throw new Error('Not signed in.');

    const { sessionId } = clara;
    expect(await askBy(cookie, () => closeVote(signIn, { sessionId, voteId: vote.id }))).toEqual(
      refuse('not-found'),
    );
    const { documentId } = draft;
    // Ended here and not after the last test: its connection would be cut with the database.
    const pool = new Pool({ connectionString: process.env.DATABASE_URL });
    const access = new Access(pool, liveFeatures);
    expect(await access.decide([{ signInId: signIn.signInId, documentId }])).toEqual([
      refuse('not-found'),
    ]);
    await pool.end();
    expect(await askBy(cookie, () => readReadableDocuments(personId, [documentId]))).toEqual([]);
  });

  it('is no administrator, not even when the address is named as one later', async () => {
    const { email, cookie } = await enterAsSomebody(await buildChair());
    environment().adminEmails = [email];
    const signIn = await personFromCookie(cookie);
    expect(signIn && mayAdminister(signIn)).toBe(false);
    const own = await personFromCookie(await redeem(await makeSignInLink(email)));
    expect(own && mayAdminister(own)).toBe(true);
  });

  it('cannot open a session of its own in the other’s name', async () => {
    const { personId, cookie } = await enterAsSomebody(await buildChair());
    const terms = {
      title: 'Mine',
      purpose: '',
      languages: ['en'],
      defaultRule: 'simple-majority',
    } as const;
    const person = { personId, name: 'Owner' };
    expect(await askBy(cookie, () => createSession(person, { terms }))).toEqual(
      refuse('sign-in-limited'),
    );
  });

  it('changes name and language only while nobody else’s session shows them', async () => {
    const { email, personId, cookie } = await enterAsSomebody(await buildChair());
    const edit = () => askBy(cookie, () => editPerson({ personId, name: 'Fool', language: 'fr' }));
    expect(await edit()).toMatchObject({ ok: true });
    await invite(await buildChair(), email);
    expect(await edit()).toEqual(refuse('sign-in-limited'));
  });

  it('neither sees nor ends where the owner is signed in', async () => {
    const { personId, cookie } = await enterAsSomebody(await buildChair());
    await startSignIn(personId, 'the owner’s own');
    const own = await database().signIn.findFirstOrThrow({
      where: { personId, browser: 'the owner’s own' },
    });
    const seen = await askBy(cookie, () => readSignIns(personId));
    expect(seen.map(({ id }) => id)).not.toContain(own.id);
    await askBy(cookie, () => endSignIn({ signInId: own.id, personId }));
    await askBy(cookie, () => endAllSignIns(personId));
    expect(await database().signIn.findMany({ where: { personId } })).toMatchObject([
      { id: own.id },
    ]);
  });

  it('cannot make links that open more than it does itself', async () => {
    const mallory = await buildChair();
    const { email, personId, cookie } = await enterAsSomebody(mallory);
    await changeRole(mallory, {
      ...mallory,
      participantId: (
        await database().participant.findFirstOrThrow({ where: { ...mallory, personId } })
      ).id,
      place: { role: 'chair', delegationId: null },
    });
    const clara = await buildChair();
    await invite(clara, email, 'chair');
    const other = await enterAsSomebody(mallory);
    await invite(clara, other.email);
    const { id } = await database().participant.findFirstOrThrow({
      where: { sessionId: mallory.sessionId, personId: other.personId },
    });
    const by = { sessionId: mallory.sessionId, personId };
    const stolen = await redeem(await copyLink(by, id, cookie));
    const ask = (sessionId: string) => askBy(stolen, () => readSession(other, { sessionId }));
    expect(await ask(mallory.sessionId)).toMatchObject({ ok: true });
    expect(await ask(clara.sessionId)).toEqual(refuse('not-found'));
    const ownLink = await redeem(
      await copyLink(by, (await database().participant.findFirstOrThrow({ where: by })).id, cookie),
    );
    expect((await personFromCookie(ownLink))?.isProven).toBe(false);
  });

  it('is put out when the owner comes by a mail of their own', async () => {
    const { email, personId, cookie } = await enterAsSomebody(await buildChair());
    const unused = await makeSignInLink(email, '/', { byId: personId, sessionIds: [] });
    const own = await redeem(await makeSignInLink(email));
    expect(await personFromCookie(cookie)).toBeNull();
    expect(await personFromCookie(own)).toMatchObject({ personId, isProven: true });
    await expect(redeem(unused)).rejects.toThrow('link-not-usable');
  });
});

describe('the owner, where there is no mail', () => {
  it('gets into the other session by a link of its own chair, and stays in the first', async () => {
    const first = await buildChair();
    const { email, personId, cookie } = await enterAsSomebody(first);
    const clara = await buildChair();
    const there = await invite(clara, email);
    const both = await redeem(await copyLink(clara, there.id), cookie);
    for (const { sessionId } of [first, clara]) {
      expect(await askBy(both, () => readSession({ personId }, { sessionId }))).toMatchObject({
        ok: true,
      });
    }
    expect(await personFromCookie(cookie)).toBeNull();
  });

  it('keeps what they opened when they use a copied link in a browser of their own', async () => {
    const clara = await buildChair();
    const person = await buildPerson();
    const there = await invite(clara, person.email);
    const { cookieName, cookieValue } = await startSignIn(person.id);
    const after = await redeem(await copyLink(clara, there.id), `${cookieName}=${cookieValue}`);
    expect(await personFromCookie(after)).toMatchObject({ isProven: true });
  });

  it('takes nothing over from somebody else who was signed in in the same browser', async () => {
    const clara = await buildChair();
    const { personId, cookie } = await enterAsSomebody(clara);
    const { cookieName, cookieValue } = await startSignIn(clara.personId);
    const listed = await database().participant.findFirstOrThrow({ where: { personId } });
    const after = await redeem(await copyLink(clara, listed.id), `${cookieName}=${cookieValue}`);
    expect(await personFromCookie(after)).toMatchObject({ personId, isProven: false });
    expect(await personFromCookie(cookie)).toMatchObject({ personId });
  });

  it('is let in as long as whoever vouches is in the chair', async () => {
    const clara = await buildChair();
    const { personId, cookie } = await enterAsSomebody(clara);
    const { personId: second } = await buildParticipant(clara.sessionId, 'chair');
    const { id } = await database().participant.findFirstOrThrow({
      where: { sessionId: clara.sessionId, personId: clara.personId },
    });
    await changeRole(
      { personId: second },
      {
        sessionId: clara.sessionId,
        participantId: id,
        place: { role: 'observer', delegationId: null },
      },
    );
    expect(await askBy(cookie, () => readSession({ personId }, clara))).toEqual(
      refuse('not-found'),
    );
  });
});

describe('a chair', () => {
  it('who copies a link for themself opens there what they open here', async () => {
    const clara = await buildChair();
    const me = await database().participant.findFirstOrThrow({ where: clara });
    const cookie = await redeem(await copyLink(clara, me.id));
    expect(await personFromCookie(cookie)).toMatchObject({ isProven: true });
  });

  it('makes no link for an administrator', async () => {
    const clara = await buildChair();
    const { id, person } = await buildParticipant(clara.sessionId, 'observer');
    environment().adminEmails = [person.email];
    expect(await copySignInLink(clara, { ...clara, participantId: id })).toEqual(
      refuse('administrators-own'),
    );
  });
});
