import { describe, expect, it } from 'vitest';
import { refuse } from '@/domain/result';
import { heardByAll, usualTerms, type UncountedMethod } from '@/domain/voting/terms';
import { readVoteRecord as readRecordFile, recount } from '@/domain/voting/file/vote-record';
import { database } from '@/server/database/client';
import { environment } from '@/server/environment';
import { finishBackground } from '@/server/mail/in-background';
import { closeVote } from '@/server/voting/close-vote';
import { pauseVote } from '@/server/voting/conduct/pause-vote';
import { openVote } from '@/server/voting/open-vote';
import { readVoteRecord } from '@/server/voting/read-vote-record';
import { readVoteSnapshot } from '@/server/voting/read-vote-snapshot';
import { closeWhatIsDue } from '@/server/voting/vote-closer';
import { extendSilence } from '@/server/voting/without-vote/extend-silence';
import { raiseObjection, withdrawOwnObjection } from '@/server/voting/without-vote/raise-objection';
import { noteOpened } from '@/server/voting/without-vote/tell-members';
import { buildDraft, buildParticipant } from '@/tests/support/builders';
import { buildSeats, three } from '@/tests/support/open-vote';
import { letSilencePass } from '@/tests/support/let-silence-pass';
import { linkIn, startSmtp } from '@/tests/support/smtp';
import { valueOrNull } from '@/tests/support/value-of';

const threeDays = 72 * 60;

/** A question about a new draft, decided without a vote by three delegations. */
async function buildDecision(
  method: UncountedMethod,
  minutes: number | null = method === 'silence' ? threeDays : null,
) {
  const { session, delegates } = await buildSeats(three);
  const { personId } = await buildParticipant(session.id, 'chair');
  const chair = { personId, signedInAt: new Date() };
  const draft = await buildDraft(session.id, { title: 'The figures' });
  const terms = { ...usualTerms, ...heardByAll, question: '', deciding: { method } };
  const form = { sessionId: session.id, draftId: draft.id, terms, minutes };
  const opened = await openVote(chair, form);
  if (!opened.ok) throw new Error(opened.refusal);
  const place = { sessionId: session.id, voteId: opened.value.voteId };
  const [first, second, third] = delegates;
  if (!first || !second || !third) throw new Error('three delegates');
  const status = async () =>
    (await database().draft.findUniqueOrThrow({ where: { id: draft.id } })).status;
  const decision = async () => (await readVoteSnapshot(place.voteId))?.snapshot.decision;
  return { session, chair, place, delegates, first, second, third, status, decision, form };
}

/** What the file says when it is judged again. */
async function recounted(personId: string, place: { sessionId: string; voteId: string }) {
  const exported = valueOrNull(await readVoteRecord({ personId }, place));
  const read = readRecordFile(JSON.parse(JSON.stringify(exported?.record)));
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return recount(read.value);
}

const acts = async (sessionId: string) =>
  (
    await database().recordEntry.findMany({ where: { sessionId }, orderBy: { sequence: 'asc' } })
  ).map(({ act }) => act);

describe.each([
  ['consensus', 'adopted-by-consensus', 'no-consensus'],
  ['without-vote', 'adopted-without-vote', 'objection-heard'],
] as const)('[V34] a decision by %s', (method, adopted, objected) => {
  it('is adopted when the chair hears no objection, with a tally that is null', async () => {
    const { chair, place, status, session } = await buildDecision(method);
    const closed = await closeVote(chair, place);
    expect(closed).toMatchObject({ ok: true, value: { outcome: adopted, tally: null } });
    expect(await status()).toBe('adopted');
    expect(closed).toEqual({ ok: true, value: await recounted(chair.personId, place) });
    const entry = await database().recordEntry.findFirstOrThrow({
      where: { sessionId: session.id, act: 'close-vote' },
    });
    expect(entry.payload).toMatchObject({ outcome: adopted, tally: null, method, objections: [] });
    expect(entry.payload).not.toHaveProperty('ballots');
  });

  it('is not rejected by an objection: the text is sealed for a vote', async () => {
    const { chair, place, first, status, decision } = await buildDecision(method);
    expect(await raiseObjection(first, { ...place, reason: ' Too early. ' })).toMatchObject({
      ok: true,
    });
    expect(await decision()).toMatchObject({
      objections: [{ by: first.shortName, reason: 'Too early.', withdrawnAt: null }],
      standing: { outcome: objected },
    });
    const closed = await closeVote(chair, place);
    expect(closed).toMatchObject({
      ok: true,
      value: { outcome: objected, tally: null, objectedBy: [first.shortName] },
    });
    expect(await status()).toBe('sealed');
    expect(closed).toEqual({ ok: true, value: await recounted(chair.personId, place) });
  });

  it('is adopted when the objection was withdrawn; what was said stays on the record', async () => {
    const { chair, place, first, session } = await buildDecision(method);
    await raiseObjection(first, { ...place, reason: 'Too early.' });
    expect(await withdrawOwnObjection(first, place)).toMatchObject({ ok: true });
    expect(await closeVote(chair, place)).toMatchObject({ ok: true, value: { outcome: adopted } });
    expect(await acts(session.id)).toEqual([
      'open-vote',
      'object',
      'withdraw-objection',
      'close-vote',
    ]);
  });
});

describe('who may object', () => {
  it('is a delegate with a seat, once at a time, with a reason, while it is open', async () => {
    const { chair, place, first, session, form } = await buildDecision('without-vote');
    const say = async (personId: string, reason: string) =>
      raiseObjection({ personId }, { ...place, reason });
    expect(await say(chair.personId, 'No.')).toEqual(refuse('not-allowed'));
    const late = await buildParticipant(session.id, 'delegate');
    expect(await say(late.personId, 'No.')).toEqual(refuse('not-on-roll'));
    expect(await say(first.personId, '  ')).toEqual(refuse('objection-needs-reason'));
    expect(await say(first.personId, 'x'.repeat(2001))).toEqual(refuse('reason-too-long'));
    expect(await withdrawOwnObjection(first, place)).toEqual(refuse('no-objection'));
    expect((await say(first.personId, 'No.')).ok).toBe(true);
    expect(await say(first.personId, 'No.')).toEqual(refuse('already-objected'));
    await closeVote(chair, place);
    expect(await withdrawOwnObjection(first, place)).toEqual(refuse('vote-closed'));
    expect(await openVote(chair, form)).toMatchObject({ ok: true });
  });

  it('is heard by everybody: such a question is never sealed or secret', async () => {
    const { chair, place, form } = await buildDecision('consensus');
    await closeVote(chair, place);
    const draft = await buildDraft(place.sessionId);
    const hidden = { ...form, draftId: draft.id, terms: { ...form.terms, ...usualTerms } };
    expect(await openVote(chair, hidden)).toEqual(refuse('heard-by-all'));
  });
});

describe('[V35] a silence procedure', () => {
  it.each([
    ['silence-too-short', { minutes: threeDays - 1 }],
    ['silence-too-short', { minutes: null }],
    ['silence-needs-text', { draftId: null }],
  ] as const)('does not begin: %s', async (refusal, wanted) => {
    const { form, chair } = await buildDecision('silence');
    const draft = await buildDraft(form.sessionId);
    const terms = { ...form.terms, question: 'The figures?' };
    expect(await openVote(chair, { ...form, draftId: draft.id, terms, ...wanted })).toEqual(
      refuse(refusal),
    );
  });

  async function everybodyOpens({ delegates, place }: Awaited<ReturnType<typeof buildDecision>>) {
    for (const reader of delegates) await noteOpened(reader, place);
  }

  it('closes by itself after its deadline; silence of those who were told adopts', async () => {
    const built = await buildDecision('silence');
    const { chair, place, status, session } = built;
    await everybodyOpens(built);
    await everybodyOpens(built);
    expect(await closeVote(chair, place)).toEqual(refuse('silence-running'));
    expect(await pauseVote(chair, place)).toEqual(refuse('not-found'));
    await closeWhatIsDue();
    expect(await status()).toBe('voting');
    await letSilencePass(place.voteId, threeDays + 1);
    await Promise.all([closeWhatIsDue(), closeWhatIsDue()]);
    expect(await status()).toBe('adopted');
    expect(await recounted(chair.personId, place)).toMatchObject({
      outcome: 'adopted-by-silence',
      tally: null,
    });
    expect(await acts(session.id)).toEqual([
      'open-vote',
      'prove-told',
      'prove-told',
      'prove-told',
      'close-vote',
    ]);
  });

  it('adopts nothing while it is not proved that everybody was told', async () => {
    const { place, status, decision, delegates } = await buildDecision('silence');
    await letSilencePass(place.voteId, threeDays + 1);
    await closeWhatIsDue();
    expect(await status()).toBe('sealed');
    expect((await decision())?.standing).toMatchObject({
      outcome: 'notification-incomplete',
      untold: delegates.map(({ shortName }) => shortName),
    });
  });

  it('is broken by an objection, and not a rejection; the chair may then end it', async () => {
    const built = await buildDecision('silence');
    const { chair, place, first, status } = built;
    await everybodyOpens(built);
    await raiseObjection(first, { ...place, reason: 'Not like this.' });
    const closed = await closeVote(chair, place);
    expect(closed).toMatchObject({ ok: true, value: { outcome: 'silence-broken' } });
    expect(await status()).toBe('sealed');
    expect(closed).toEqual({ ok: true, value: await recounted(chair.personId, place) });
  });

  it('is kept again when the objection is withdrawn in time', async () => {
    const built = await buildDecision('silence');
    const { chair, place, first, status } = built;
    await everybodyOpens(built);
    await raiseObjection(first, { ...place, reason: 'Not like this.' });
    await withdrawOwnObjection(first, place);
    expect(await closeVote(chair, place)).toEqual(refuse('silence-running'));
    await letSilencePass(place.voteId, threeDays + 1);
    expect(await raiseObjection(first, { ...place, reason: 'Too late.' })).toEqual(
      refuse('vote-closed'),
    );
    await closeWhatIsDue();
    expect(await status()).toBe('adopted');
  });

  it('is extended by the chair, with a reason, before the deadline that holds', async () => {
    const built = await buildDecision('silence');
    const { chair, place, first, status } = built;
    await everybodyOpens(built);
    const extend = async (hours: number, reason: string) =>
      extendSilence(chair, { ...place, hours, reason });
    expect(await extend(24, ' ')).toEqual(refuse('objection-needs-reason'));
    expect(await extend(0, 'A holiday.')).toEqual(refuse('unknown-deadline'));
    expect(await extend(24, 'A holiday.')).toMatchObject({ ok: true });
    await letSilencePass(place.voteId, threeDays + 60);
    await closeWhatIsDue();
    expect(await status()).toBe('voting');
    expect((await raiseObjection(first, { ...place, reason: 'Still not.' })).ok).toBe(true);
    await letSilencePass(place.voteId, 24 * 60);
    expect(await extend(24, 'Again.')).toEqual(refuse('vote-closed'));
    await closeWhatIsDue();
    expect(await status()).toBe('sealed');
    expect(await recounted(chair.personId, place)).toMatchObject({ outcome: 'silence-broken' });
  });

  it('writes to every delegation; a letter the mail server took is a proof', async () => {
    const smtp = await startSmtp();
    const before = { ...environment() };
    Object.assign(environment(), { smtpUrl: smtp.url, appUrl: 'https://plenary.example.org' });
    try {
      const { place, decision, session } = await buildDecision('silence');
      await finishBackground();
      const mail = await smtp.nextMail();
      expect(mail.subject).toBe('Silence procedure: The figures');
      expect(linkIn(mail, `/sessions/${place.sessionId}/votes/${place.voteId}`)).toBe(
        `https://plenary.example.org/sessions/${place.sessionId}/votes/${place.voteId}`,
      );
      const told = (await decision())?.members.map(({ toldAt }) => toldAt !== null);
      expect(told).toEqual([true, true, true]);
      const entries = await database().recordEntry.findMany({
        where: { sessionId: session.id, act: 'prove-told' },
      });
      expect(entries.map(({ payload }) => payload)).toMatchObject([
        { by: 'mail' },
        { by: 'mail' },
        { by: 'mail' },
      ]);
    } finally {
      Object.assign(environment(), before);
      await smtp.stop();
    }
  });
});
