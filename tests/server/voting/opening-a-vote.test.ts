import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { refuse } from '@/domain/result';
import { database } from '@/server/database/client';
import { castBallot } from '@/server/voting/cast-ballot';
import { openVote, type OpenVote } from '@/server/voting/open-vote';
import { readVote } from '@/server/voting/read-vote';
import { readVoteSnapshot } from '@/server/voting/read-vote-snapshot';
import {
  buildDelegation,
  buildDraft,
  buildParticipant,
  buildSession,
} from '@/tests/support/builders';
import { termsOf } from '@/tests/support/open-vote';
import { valueOrNull } from '@/tests/support/value-of';

describe('putting a draft to the vote', () => {
  async function buildRoom() {
    const session = await buildSession({ languages: ['fr'] });
    const chair = await buildParticipant(session.id, 'chair');
    await buildDelegation(session.id, { name: 'Zambie', shortName: 'ZMB', weight: '2.5' });
    await buildDelegation(session.id, { name: 'États-Unis', shortName: 'USA' });
    await buildDelegation(session.id, { name: 'Chine', shortName: 'CHN', groups: ['permanent'] });
    const draft = await buildDraft(session.id, { title: 'Le veto' });
    const form: OpenVote = {
      sessionId: session.id,
      draftId: draft.id,
      terms: termsOf('two-thirds'),
      minutes: null,
    };
    return { session, chair, draft, form };
  }

  it('seals the text, freezes the roll in the body’s order, and says so on the record', async () => {
    const { session, chair, draft, form } = await buildRoom();
    const opened = await openVote(chair, form);
    if (!opened.ok) throw new Error(opened.refusal);
    const reading = valueOrNull(
      await readVote(chair, {
        sessionId: session.id,
        voteId: opened.value.voteId,
      }),
    );
    expect(reading?.roll.map(({ id, weight }) => `${id} ${weight}`)).toEqual([
      'CHN 1',
      'USA 1',
      'ZMB 2.5',
    ]);
    expect(reading?.text).toMatchObject({ draftStatus: 'voting', versionNumber: 1 });
    expect(reading?.snapshot).toMatchObject({ entitled: 3, cast: 0, result: null });
    const document = await database().document.findUniqueOrThrow({
      where: { id: draft.documentId },
    });
    expect(document.sealedAt).not.toBeNull();
    const entry = await database().recordEntry.findFirstOrThrow({
      where: { sessionId: session.id },
    });
    expect(entry).toMatchObject({
      act: 'open-vote',
      payload: { rule: 'two-thirds', sha256: reading?.text?.sha256 },
    });
  });

  it('keeps the roll as it was when somebody joins, leaves or gains weight later', async () => {
    const { session, chair, form } = await buildRoom();
    const opened = await openVote(chair, form);
    if (!opened.ok) throw new Error(opened.refusal);
    await buildDelegation(session.id, { name: 'Malte' });
    await database().delegation.updateMany({
      where: { sessionId: session.id, shortName: 'ZMB' },
      data: { weight: '9' },
    });
    const reading = await readVoteSnapshot(opened.value.voteId);
    expect(reading?.snapshot.entitled).toBe(3);
    const late = await buildParticipant(session.id, 'delegate');
    const answer = await castBallot(late, {
      sessionId: session.id,
      voteId: opened.value.voteId,
      marks: { answer: 'yes' },
      sha256: null,
    });
    expect(answer).toEqual(refuse('not-on-roll'));
  });

  it('opens one vote, however often it is pressed', async () => {
    const { chair, draft, form } = await buildRoom();
    const answers = await Promise.all([1, 2, 3].map(async () => openVote(chair, form)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toEqual(refuse('draft-is-voting'));
    expect(await database().vote.count({ where: { draftId: draft.id } })).toBe(1);
    expect(await database().version.count({ where: { draftId: draft.id } })).toBe(1);
  });

  it.each([
    ['unknown-rule', { terms: termsOf('by-acclaim') }],
    ['unknown-rule', { terms: termsOf('toString') }],
    ['unknown-deadline', { minutes: 0 }],
    ['unknown-deadline', { minutes: 1.5 }],
    ['unknown-deadline', { minutes: 1_000_000 }],
    ['rule-out-of-reach', { terms: termsOf('unsc-substantive') }],
    ['not-found', { draftId: randomUUID() }],
  ] as const)('refuses with %s and leaves the draft open for writing', async (refusal, wanted) => {
    const { chair, draft, form } = await buildRoom();
    expect(await openVote(chair, { ...form, ...wanted })).toEqual(refuse(refusal));
    const { status, documentId } = await database().draft.findUniqueOrThrow({
      where: { id: draft.id },
    });
    const document = await database().document.findUniqueOrThrow({ where: { id: documentId } });
    expect({ status, sealedAt: document.sealedAt }).toEqual({ status: 'drafting', sealedAt: null });
  });

  it('needs somebody who may vote', async () => {
    const session = await buildSession();
    const chair = await buildParticipant(session.id, 'chair');
    const draft = await buildDraft(session.id);
    const terms = termsOf('two-thirds');
    const form = { sessionId: session.id, draftId: draft.id, terms, minutes: null };
    expect(await openVote(chair, form)).toEqual(refuse('empty-roll'));
  });
});
