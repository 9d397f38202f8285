import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { environment } from '@/server/environment';
import { sendInvitation } from '@/server/mail/send-invitation';
import { linkIn, startSmtp } from '@/tests/support/smtp';

let smtp: Awaited<ReturnType<typeof startSmtp>>;

beforeAll(async () => {
  smtp = await startSmtp();
  Object.assign(environment(), { smtpUrl: smtp.url, appUrl: 'https://plenary.example.org' });
});

afterAll(() => smtp.stop());

const invitation = {
  to: 'amina@example.org',
  sessionTitle: 'Security Council',
  invitedBy: 'Bruno',
} as const;

describe('an invitation', () => {
  it('says who invites to what, and leads to signing in with this address', async () => {
    expect(await sendInvitation({ ...invitation, language: 'en' })).toMatchObject({ ok: true });
    const mail = await smtp.nextMail();
    expect(mail).toMatchObject({
      to: ['amina@example.org'],
      subject: 'Invitation: Security Council',
    });
    expect(mail.text).toContain('Bruno invites you to take part in “Security Council”.');
    expect(linkIn(mail, '/sign-in')).toBe(
      'https://plenary.example.org/sign-in?email=amina%40example.org',
    );
  });

  it('is written in French to those who read French', async () => {
    await sendInvitation({ ...invitation, language: 'fr' });
    const mail = await smtp.nextMail();
    expect(mail.subject).toBe('Invitation\u00a0: Security Council');
    expect(mail.text).toContain('Bruno vous invite à participer à «\u202fSecurity Council\u202f».');
  });

  it('shows names and titles as they are, whatever they hold', async () => {
    await sendInvitation({
      to: 'amina@example.org',
      sessionTitle: '<img src=x onerror=alert(1)>\r\nBcc: eve@evil.example',
      invitedBy: '"><script>alert(1)</script>',
      language: 'en',
    });
    const mail = await smtp.nextMail();
    expect(mail.to).toEqual(['amina@example.org']);
    expect(mail.html).not.toMatch(/<(script|img)/);
    expect(mail.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('that the mail server turns away is told, not thrown', async () => {
    smtp.refuse(true);
    try {
      expect(await sendInvitation({ ...invitation, language: 'en' })).toEqual({
        ok: false,
        refusal: 'mail-not-sent',
      });
    } finally {
      smtp.refuse(false);
    }
  });

  it('without a mail server is told', async () => {
    const settings = environment();
    settings.smtpUrl = null;
    try {
      expect(await sendInvitation({ ...invitation, language: 'en' })).toEqual({
        ok: false,
        refusal: 'mail-not-set-up',
      });
    } finally {
      settings.smtpUrl = smtp.url;
    }
  });
});
