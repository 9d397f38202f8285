import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { database } from '@/server/database/client';
import { environment } from '@/server/environment';
import { finishBackground } from '@/server/mail/in-background';
import { sendLetters } from '@/server/mail/letters/send-letters';
import { inviteParticipants } from '@/server/participants/invite-participants';
import { removeParticipant } from '@/server/participants/remove-participant';
import { buildParticipant, buildSession } from '@/tests/support/builders';
import { startSmtp } from '@/tests/support/smtp';

let smtp: Awaited<ReturnType<typeof startSmtp>>;
let chair: Awaited<ReturnType<typeof buildParticipant>>;
let batch = 0;

beforeAll(async () => {
  smtp = await startSmtp();
  Object.assign(environment(), { smtpUrl: smtp.url, lettersPerDay: 3 });
});

afterAll(() => smtp.stop());

beforeEach(async () => {
  smtp.mails.length = 0;
  chair = await buildParticipant((await buildSession({ title: 'Round table' })).id, 'chair');
});

/** Invites so many addresses nobody knows, and waits until what may go today has gone. */
async function invite(count: number) {
  batch += 1;
  const list = Array.from({ length: count }, (_, index) => `guest-${batch}-${index}@a.example`);
  const done = await inviteParticipants(chair, {
    sessionId: chair.sessionId,
    list: list.join('\n'),
    role: 'observer',
    delegationId: null,
    language: 'en',
  });
  if (!done.ok) throw new Error(done.refusal);
  await finishBackground();
  return { list, mail: done.value.mail };
}

const aDayLater = () =>
  database().$executeRaw`UPDATE invitation_letters SET sent_at = sent_at - interval '25 hours'`;

describe('the invitations of one person', () => {
  it('go out at once while they are few', async () => {
    const { list, mail } = await invite(3);
    expect(mail).toBe('on-its-way');
    expect(smtp.mails.flatMap(({ to }) => to)).toEqual(list);
  });

  it('of a long list go out day by day, in its order, each once', async () => {
    const { list, mail } = await invite(7);
    expect(mail).toBe('some-later');
    const sent = () => smtp.mails.flatMap(({ to }) => to);
    expect(sent()).toEqual(list.slice(0, 3));
    await sendLetters();
    expect(sent()).toHaveLength(3);
    for (const many of [6, 7, 7]) {
      await aDayLater();
      await Promise.all([sendLetters(), sendLetters()]);
      expect(sent().toSorted()).toEqual(list.slice(0, many).toSorted());
    }
  });

  it('are counted over sessions, and hold up nobody else’s', async () => {
    await invite(3);
    const { id: sessionId } = await buildSession();
    const second = await buildParticipant(sessionId, 'chair', { personId: chair.personId });
    const other = await buildParticipant(sessionId, 'chair');
    chair = second;
    expect((await invite(1)).mail).toBe('some-later');
    chair = other;
    expect((await invite(1)).mail).toBe('on-its-way');
    expect(smtp.mails).toHaveLength(4);
  });

  it('do not go to whoever was removed meanwhile', async () => {
    const { list } = await invite(4);
    const { id } = await database().participant.findFirstOrThrow({
      where: { sessionId: chair.sessionId, person: { email: list[3] } },
    });
    await removeParticipant(chair, { sessionId: chair.sessionId, participantId: id });
    await aDayLater();
    await sendLetters();
    expect(smtp.mails.flatMap(({ to }) => to)).not.toContain(list[3]);
  });
});
