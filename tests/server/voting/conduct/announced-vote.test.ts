import { describe, expect, it } from 'vitest';
import { refuse } from '@/domain/result';
import { database } from '@/server/database/client';
import { withdrawDraft } from '@/server/drafts/withdraw-draft';
import { castBallot } from '@/server/voting/cast-ballot';
import { announceVote } from '@/server/voting/conduct/announce-vote';
import { cancelVote } from '@/server/voting/conduct/cancel-vote';
import { openAnnouncedVote } from '@/server/voting/conduct/open-announced-vote';
import { readVote } from '@/server/voting/read-vote';
import { readVoteSnapshot } from '@/server/voting/read-vote-snapshot';
import { closeWhatIsDue, startVoteCloser } from '@/server/voting/vote-closer';
import { buildDelegation, buildDraft, buildParticipant } from '@/tests/support/builders';
import { buildSeats, termsOf, three } from '@/tests/support/open-vote';
import { valueOrNull } from '@/tests/support/value-of';

const hour = 3_600_000;

/** A vote on a draft, announced for an hour from now. */
async function buildAnnounced(
  opensAt = new Date(Date.now() + hour),
  minutes: number | null = null,
) {
  const { session, delegates } = await buildSeats(three);
  const chair = await buildParticipant(session.id, 'chair');
  const draft = await buildDraft(session.id, { title: 'The figures' });
  const terms = termsOf('simple-majority');
  const form = { sessionId: session.id, draftId: draft.id, terms, minutes, opensAt };
  const announced = await announceVote(chair, form);
  if (!announced.ok) throw new Error(announced.refusal);
  const place = { sessionId: session.id, voteId: announced.value.voteId };
  return { sessionId: session.id, delegates, chair, draft, form, place };
}

/** This millisecond, cut off: the column rounds, and so could come out ahead of the clock. */
async function letItsHourCome({ voteId }: { voteId: string }) {
  await database().$executeRaw`
    UPDATE votes SET opens_at = date_trunc('milliseconds', clock_timestamp())
    WHERE id = ${voteId}::uuid`;
}

async function actsOf(sessionId: string) {
  const entries = await database().recordEntry.findMany({
    where: { sessionId },
    orderBy: { sequence: 'asc' },
  });
  return entries.map(({ act, actorId }) => [act, actorId === null ? 'Plenary' : 'the chair']);
}

describe('a vote announced for an hour', () => {
  it('leaves the text open and takes no ballot until then', async () => {
    const { delegates, draft, place, sessionId } = await buildAnnounced();
    const reading = await readVoteSnapshot(place.voteId);
    expect(reading?.snapshot).toMatchObject({ status: 'scheduled', entitled: 0, result: null });
    expect((await database().draft.findUniqueOrThrow({ where: { id: draft.id } })).status).toBe(
      'drafting',
    );
    const [first] = delegates;
    const ballot = { ...place, marks: { answer: 'yes' }, sha256: null };
    expect(await castBallot({ personId: first?.personId ?? '' }, ballot)).toEqual(
      refuse('vote-not-open'),
    );
    expect(await actsOf(sessionId)).toEqual([['announce-vote', 'the chair']]);
  });

  it('opens by itself, once, with the text and the roll of that moment', async () => {
    const { chair, draft, place, sessionId } = await buildAnnounced(undefined, 30);
    await buildDelegation(sessionId, { name: 'DDD', shortName: 'DDD' });
    await letItsHourCome(place);
    await Promise.all([closeWhatIsDue(), closeWhatIsDue(), closeWhatIsDue()]);
    const reading = valueOrNull(await readVote(chair, place));
    expect(reading?.snapshot).toMatchObject({ status: 'voting', entitled: 4 });
    expect(reading?.text).toMatchObject({ draftId: draft.id, draftStatus: 'voting' });
    const { openedAt, closesAt } = reading?.vote ?? {};
    expect((closesAt?.getTime() ?? 0) - (openedAt?.getTime() ?? 0)).toBe(30 * 60_000);
    expect(await actsOf(sessionId)).toEqual([
      ['announce-vote', 'the chair'],
      ['open-vote', 'Plenary'],
    ]);
  });

  it('is opened by the running closer without anybody asking', async () => {
    // Later than a busy machine takes to make the session and announce the vote.
    const { place } = await buildAnnounced(new Date(Date.now() + 5_000));
    const stop = startVoteCloser();
    await expect
      .poll(async () => (await readVoteSnapshot(place.voteId))?.snapshot.status, {
        timeout: 30_000,
      })
      .toBe('voting');
    await stop();
  });

  it('is called off, with the reason on the record, when its draft was withdrawn', async () => {
    const { chair, draft, place, sessionId } = await buildAnnounced();
    await withdrawDraft(chair, { sessionId, draftId: draft.id });
    await letItsHourCome(place);
    await closeWhatIsDue();
    const reading = await readVoteSnapshot(place.voteId);
    expect(reading?.snapshot).toMatchObject({
      status: 'cancelled',
      conduct: { calledOff: { reason: null, because: 'draft-is-withdrawn' } },
    });
    expect((await actsOf(sessionId)).at(-1)).toEqual(['cancel-vote', 'Plenary']);
  });

  it('is called off when nobody is left to vote', async () => {
    const { place, sessionId } = await buildAnnounced();
    await database().delegation.updateMany({
      where: { sessionId },
      data: { suspendedFor: 'in arrears' },
    });
    await letItsHourCome(place);
    await closeWhatIsDue();
    const reading = await readVoteSnapshot(place.voteId);
    expect(reading?.snapshot.conduct.calledOff).toEqual({ reason: null, because: 'empty-roll' });
  });

  it('may be opened sooner, or called off with a reason, by the chair', async () => {
    const sooner = await buildAnnounced();
    expect(await openAnnouncedVote(sooner.chair, sooner.place)).toMatchObject({ ok: true });
    expect(await openAnnouncedVote(sooner.chair, sooner.place)).toEqual(
      refuse('vote-not-announced'),
    );
    const { chair, place } = sooner;
    expect(await cancelVote(chair, { ...place, reason: 'Too soon' })).toMatchObject({ ok: true });
    expect(await cancelVote(chair, { ...place, reason: 'Again' })).toEqual(
      refuse('vote-not-announced'),
    );

    const never = await buildAnnounced();
    expect(await cancelVote(never.chair, { ...never.place, reason: '  ' })).toEqual(
      refuse('reason-missing'),
    );
    expect(await cancelVote(never.chair, { ...never.place, reason: 'More talks' })).toMatchObject({
      ok: true,
    });
    await letItsHourCome(never.place);
    await closeWhatIsDue();
    const reading = await readVoteSnapshot(never.place.voteId);
    expect(reading?.snapshot).toMatchObject({
      status: 'cancelled',
      conduct: { calledOff: { reason: 'More talks', because: null } },
    });
  });

  it.each([
    ['opens-in-the-past', -1000],
    ['opens-in-the-past', Number.NaN],
    ['opens-too-late', 91 * 24 * hour],
  ] as const)('is refused with %s for %d milliseconds from now', async (refusal, wait) => {
    const { chair, form } = await buildAnnounced();
    const opensAt = new Date(Date.now() + wait);
    expect(await announceVote(chair, { ...form, opensAt })).toEqual(refuse(refusal));
  });
});
