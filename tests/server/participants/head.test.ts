import { describe, expect, it } from 'vitest';
import { refuse } from '@/domain/result';
import { may } from '@/domain/sessions/acts';
import { roles } from '@/domain/sessions/roles';
import { database } from '@/server/database/client';
import { appointHead, dismissHead } from '@/server/participants/appoint-head';
import { changeRole } from '@/server/participants/change-role';
import { askAs } from '@/tests/support/ask-as';
import { buildParticipant } from '@/tests/support/builders';
import { buildOpenVote, three } from '@/tests/support/open-vote';

async function buildDelegationOfTwo() {
  const built = await buildOpenVote(three, { terms: { castBy: 'head' } });
  const [head] = built.delegates;
  if (!head) throw new Error('no delegate');
  const { delegationId } = head;
  const deputy = await buildParticipant(built.sessionId, 'delegate', { delegationId });
  const act = (participantId: string) => {
    return { personId: built.chair.personId, sessionId: built.sessionId, participantId };
  };
  return { ...built, head, deputy, act };
}

async function isHead(participantId: string) {
  return (await database().participant.findUniqueOrThrow({ where: { id: participantId } })).isHead;
}

describe('the head of a delegation', () => {
  it('alone casts its ballot where heads cast', async () => {
    const { head, deputy, cast, act } = await buildDelegationOfTwo();
    expect(await cast(head.personId, 'yes')).toEqual(refuse('only-the-head'));
    expect(await askAs(appointHead, act(head.id))).toMatchObject({ ok: true });
    expect(await cast(deputy.personId, 'no')).toEqual(refuse('only-the-head'));
    expect(await cast(head.personId, 'yes')).toMatchObject({ ok: true });
  });

  it('is one: another takes the place, and nobody keeps it in another delegation', async () => {
    const { head, deputy, act, delegates, sessionId } = await buildDelegationOfTwo();
    await askAs(appointHead, act(head.id));
    await askAs(appointHead, act(deputy.id));
    expect([await isHead(head.id), await isHead(deputy.id)]).toEqual([false, true]);
    await askAs(changeRole, {
      ...act(deputy.id),
      place: { role: 'delegate', delegationId: delegates[1]?.delegationId ?? null },
    });
    expect(await isHead(deputy.id)).toBe(false);
    const entries = await database().recordEntry.findMany({ where: { sessionId } });
    expect(entries.map(({ act: name }) => name)).toEqual([
      'appoint-head',
      'appoint-head',
      'change-role',
    ]);
  });

  it('is appointed among delegates, and appointed and dismissed once', async () => {
    const { head, chair, act } = await buildDelegationOfTwo();
    expect(await askAs(appointHead, act(chair.id))).toEqual(refuse('head-no-delegate'));
    expect(await askAs(dismissHead, act(head.id))).toEqual(refuse('head-not'));
    await askAs(appointHead, act(head.id));
    expect(await askAs(appointHead, act(head.id))).toEqual(refuse('head-already'));
    expect(await askAs(dismissHead, act(head.id))).toMatchObject({ ok: true });
    expect(await isHead(head.id)).toBe(false);
    const elsewhere = await buildDelegationOfTwo();
    expect(await askAs(appointHead, act(elsewhere.head.id))).toEqual(refuse('not-found'));
  });

  it.each(roles)('is appointed and dismissed by a %s only as the table allows', async (role) => {
    const { head, sessionId, act } = await buildDelegationOfTwo();
    const { personId } = await buildParticipant(sessionId, role);
    const appointed = await appointHead({ personId }, act(head.id));
    const dismissed = await dismissHead({ personId }, act(head.id));
    expect([appointed.ok, dismissed.ok]).toEqual([
      may(role, 'appoint-head'),
      may(role, 'dismiss-head'),
    ]);
  });
});
