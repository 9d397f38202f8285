import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeSignInLink } from '@/server/auth/make-sign-in-link';
import { personFromCookie } from '@/server/auth/person-from-cookie';
import { readSignInLink } from '@/server/auth/read-sign-in-link';
import { redeemSignInLink } from '@/server/auth/redeem-sign-in-link';
import { requestSignInLink } from '@/server/auth/request-sign-in-link';
import { startSignIn } from '@/server/auth/sign-in';
import { database } from '@/server/database/client';
import { environment } from '@/server/environment';
import { finishBackground } from '@/server/mail/in-background';
import { buildPerson } from '@/tests/support/builders';
import { linkIn, startSmtp } from '@/tests/support/smtp';

let smtp: Awaited<ReturnType<typeof startSmtp>>;

beforeAll(async () => {
  smtp = await startSmtp();
  Object.assign(environment(), {
    smtpUrl: smtp.url,
    appUrl: 'https://plenary.example.org',
    adminEmails: ['secretary@example.org'],
  });
});

afterAll(() => smtp.stop());

beforeEach(() => {
  smtp.mails.length = 0;
});

let clients = 0;

/** Asks for a link as a browser never seen before. */
async function ask(email: string, more: { clientAddress?: string; next?: string } = {}) {
  clients += 1;
  const answer = await requestSignInLink({
    email,
    next: more.next ?? '/',
    language: 'en',
    clientAddress: more.clientAddress ?? `192.0.2.${clients}`,
  });
  await finishBackground();
  return answer;
}

function tokenOf(link: string): string {
  return new URL(link).searchParams.get('token') ?? '';
}

function redeem(token: string, cookieHeader?: string) {
  return redeemSignInLink({
    token,
    next: '/account',
    cookieHeader,
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
    language: 'fr',
  });
}

/** The Cookie header a browser would send after this answer. */
function cookieOf(answer: Awaited<ReturnType<typeof redeem>>): string | undefined {
  return answer.ok ? answer.value.setCookie.split(';')[0] : undefined;
}

describe('asking for a link', () => {
  it('mails one to an invited address, which signs its person in', async () => {
    const person = await buildPerson({ language: 'fr' });
    expect(await ask(` ${person.email.toUpperCase()} `)).toEqual({
      ok: true,
      value: { email: person.email },
    });
    const mail = await smtp.nextMail();
    expect(mail).toMatchObject({
      to: [person.email],
      subject: 'Votre lien de connexion à Plenary',
    });
    const redeemed = await redeem(tokenOf(linkIn(mail, '/sign-in/link')));
    expect(await personFromCookie(cookieOf(redeemed))).toMatchObject({ personId: person.id });
  });

  it('says the same in text and in HTML', async () => {
    const person = await buildPerson();
    await ask(person.email);
    const mail = await smtp.nextMail();
    const link = linkIn(mail, '/sign-in/link');
    expect(mail.html).toContain(`href="${link.replaceAll('&', '&amp;')}"`);
    expect(mail.html).toContain('for 15 minutes');
    expect(mail.text).toContain('for 15 minutes');
  });

  it('answers a stranger alike, and leaves neither mail, link nor person', async () => {
    const before = await database().person.count();
    expect(await ask('stranger@example.org')).toEqual({
      ok: true,
      value: { email: 'stranger@example.org' },
    });
    expect(smtp.mails).toEqual([]);
    expect(await database().signInLink.count({ where: { email: 'stranger@example.org' } })).toBe(0);
    expect(await database().person.count()).toBe(before);
  });

  it('answers before it looks whether there is such a person', async () => {
    const person = await buildPerson();
    const request = { next: '/', language: 'en', clientAddress: '198.51.100.1' } as const;
    await requestSignInLink({ ...request, email: person.email });
    expect(await database().signInLink.count({ where: { email: person.email } })).toBe(0);
    await finishBackground();
    expect(await database().signInLink.count({ where: { email: person.email } })).toBe(1);
  });

  it('makes the link with our own host and the page that was wanted', async () => {
    const person = await buildPerson();
    await ask(person.email, { next: '/sessions/1' });
    const link = new URL(linkIn(await smtp.nextMail(), '/sign-in/link'));
    expect(link.origin).toBe('https://plenary.example.org');
    expect(link.searchParams.get('next')).toBe('/sessions/1');
  });

  it('stops after three for one address, and for strangers too', async () => {
    const person = await buildPerson();
    for (const email of [person.email, 'another-stranger@example.org']) {
      const answers = [await ask(email), await ask(email), await ask(email), await ask(email)];
      expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, false]);
      expect(answers[3]).toEqual({ ok: false, refusal: 'too-many-requests' });
    }
    expect(smtp.mails).toHaveLength(3);
  });

  it('stops after twenty from one place', async () => {
    const clientAddress = '203.0.113.7';
    for (let count = 0; count < 20; count += 1) {
      expect(await ask(`stranger-${count}@example.org`, { clientAddress })).toMatchObject({
        ok: true,
      });
    }
    expect(await ask('stranger-20@example.org', { clientAddress })).toEqual({
      ok: false,
      refusal: 'too-many-requests',
    });
  });

  it.each(['"e@attacker.com"@victim.org', 'a@b.org,c@d.org', 'a@b.org\r\nBcc: eve@evil.example'])(
    'refuses %j before anything is sent',
    async (email) => {
      expect(await ask(email)).toMatchObject({ ok: false });
      expect(smtp.mails).toEqual([]);
    },
  );

  it('still answers when the mail server turns the mail away', async () => {
    const person = await buildPerson();
    smtp.refuse(true);
    try {
      expect(await ask(person.email)).toMatchObject({ ok: true });
    } finally {
      smtp.refuse(false);
    }
    expect(smtp.mails).toEqual([]);
  });

  it('says so when there is no mail server, to everybody', async () => {
    const settings = environment();
    settings.smtpUrl = null;
    try {
      expect(await ask('stranger@example.org')).toEqual({ ok: false, refusal: 'mail-not-set-up' });
    } finally {
      settings.smtpUrl = smtp.url;
    }
  });
});

describe('a link', () => {
  it('can be looked at any number of times and is then still good', async () => {
    const { email } = await buildPerson();
    const token = tokenOf(await makeSignInLink(email));
    for (let look = 0; look < 5; look += 1) {
      expect(await readSignInLink(token)).toEqual({ state: 'ready', email });
    }
    expect(await redeem(token)).toMatchObject({ ok: true, value: { next: '/account' } });
  });

  it('signs in once', async () => {
    const { id, email } = await buildPerson();
    const token = tokenOf(await makeSignInLink(email));
    await redeem(token);
    expect(await redeem(token)).toEqual({ ok: false, refusal: 'link-not-usable' });
    expect(await readSignInLink(token)).toEqual({ state: 'used' });
    expect(await database().signIn.count({ where: { personId: id } })).toBe(1);
  });

  it('signs in exactly once when pressed many times at once', async () => {
    const { id, email } = await buildPerson();
    const token = tokenOf(await makeSignInLink(email));
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => redeem(token)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await database().signIn.count({ where: { personId: id } })).toBe(1);
  });

  it('is too old after 15 minutes', async () => {
    const { id, email } = await buildPerson();
    const token = tokenOf(await makeSignInLink(email));
    const rows = await database().$queryRaw<{ minutes: number }[]>`
      SELECT extract(epoch FROM expires_at - now())::float / 60 AS minutes
      FROM sign_in_links WHERE email = ${email}`;
    expect(Math.round(rows[0]?.minutes ?? 0)).toBe(15);
    await database().$executeRaw`
      UPDATE sign_in_links SET expires_at = now() - interval '1 second' WHERE email = ${email}`;
    expect(await readSignInLink(token)).toEqual({ state: 'expired' });
    expect(await redeem(token)).toMatchObject({ ok: false });
    expect(await database().signIn.count({ where: { personId: id } })).toBe(0);
  });

  it.each([undefined, '', 'short', 'a'.repeat(44), `${'a'.repeat(42)}!`, ['a', 'b']])(
    '%j is not whole',
    async (token) => {
      expect(await readSignInLink(token)).toEqual({ state: 'malformed' });
    },
  );

  it('that never was is no better than a used one', async () => {
    expect(await readSignInLink('a'.repeat(43))).toEqual({ state: 'used' });
    expect(await redeem('a'.repeat(43))).toMatchObject({ ok: false });
  });

  it('keeps its token out of the database', async () => {
    const { email } = await buildPerson();
    const token = tokenOf(await makeSignInLink(email));
    const rows = await database().$queryRaw<{ row: string }[]>`
      SELECT l::text AS row FROM sign_in_links l WHERE email = ${email}`;
    expect(rows).toHaveLength(1);
    expect(rows[0]?.row).not.toContain(token);
  });

  it('sets a cookie for this host alone, out of reach of scripts', async () => {
    const { email } = await buildPerson();
    const redeemed = await redeem(tokenOf(await makeSignInLink(email)));
    const [pair = '', ...attributes] = redeemed.ok ? redeemed.value.setCookie.split('; ') : [];
    expect(pair).toMatch(/^__Host-plenary-sign-in=[A-Za-z0-9_-]{43}$/);
    expect(attributes.filter((attribute) => !attribute.startsWith('Expires=')).sort()).toEqual([
      'HttpOnly',
      'Path=/',
      'SameSite=Lax',
      'Secure',
    ]);
  });

  it('notes the browser it was opened in', async () => {
    const { id, email } = await buildPerson();
    await redeem(tokenOf(await makeSignInLink(email)));
    const signIn = await database().signIn.findFirstOrThrow({ where: { personId: id } });
    expect(signIn.browser).toBe('Firefox · Linux');
  });

  it('ends the sign-in its browser had before, its own or another’s', async () => {
    const [mine, theirs] = [await buildPerson(), await buildPerson()];
    for (const before of [mine, theirs]) {
      const { cookieName, cookieValue } = await startSignIn(before.id);
      const cookie = `${cookieName}=${cookieValue}`;
      const redeemed = await redeem(tokenOf(await makeSignInLink(mine.email)), cookie);
      expect(await personFromCookie(cookie)).toBeNull();
      expect(await personFromCookie(cookieOf(redeemed))).toMatchObject({ personId: mine.id });
    }
  });

  it('is worth nothing once its person is gone', async () => {
    const { id, email } = await buildPerson();
    const token = tokenOf(await makeSignInLink(email));
    await database().person.delete({ where: { id } });
    expect(await redeem(token)).toMatchObject({ ok: false });
    expect(await database().person.count({ where: { email } })).toBe(0);
  });
});

describe('an administrator named in the settings', () => {
  it('is mailed a link without having been invited, and becomes a person by it', async () => {
    await ask('secretary@example.org');
    expect(await database().person.count({ where: { email: 'secretary@example.org' } })).toBe(0);
    const mail = await smtp.nextMail();
    const redeemed = await redeem(tokenOf(linkIn(mail, '/sign-in/link')));
    expect(await personFromCookie(cookieOf(redeemed))).toMatchObject({
      email: 'secretary@example.org',
      name: 'Secretary',
      language: 'fr',
    });
  });
});
