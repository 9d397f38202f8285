import { describe, expect, it } from 'vitest';
import { refuse } from '@/domain/result';
import type { Deciding, VoteOption } from '@/domain/voting/terms';
import { usualTerms } from '@/domain/voting/terms';
import { database } from '@/server/database/client';
import { readDraftSnapshot } from '@/server/drafts/read-draft-snapshot';
import { castBallot } from '@/server/voting/cast-ballot';
import { closeVote } from '@/server/voting/close-vote';
import { openVote, type OpenVote } from '@/server/voting/open-vote';
import { readOpening } from '@/server/voting/read-opening';
import { readVote } from '@/server/voting/read-vote';
import { readVoteRecord } from '@/server/voting/read-vote-record';
import { buildDraft, buildParticipant, buildText } from '@/tests/support/builders';
import { buildSeats, termsOf, three } from '@/tests/support/open-vote';
import { valueOrNull } from '@/tests/support/value-of';

/** A body of three with a chair who opens votes, and delegates who cast and never tire. */
async function buildBody() {
  const { session, delegates } = await buildSeats(three);
  const chair = await buildParticipant(session.id, 'chair');
  const open = async (form: Omit<OpenVote, 'sessionId' | 'minutes'>) => {
    const opened = await openVote(chair, { ...form, sessionId: session.id, minutes: null });
    if (!opened.ok) throw new Error(opened.refusal);
    return { sessionId: session.id, voteId: opened.value.voteId };
  };
  /** Every delegate marks a ballot alike; the vote closes. */
  const decide = async (place: { sessionId: string; voteId: string }, marks: unknown) => {
    const reading = valueOrNull(await readVote(chair, place));
    for (const { personId } of delegates) {
      const sha256 = reading?.vote.sha256 ?? null;
      const cast = await castBallot({ personId }, { ...place, marks, sha256 });
      if (!cast.ok) throw new Error(cast.refusal);
    }
    const closed = await closeVote(chair, place);
    if (!closed.ok) throw new Error(closed.refusal);
    return closed.value;
  };
  return { session, delegates, chair, open, decide };
}

async function statusOf(draftId: string): Promise<string> {
  return (await database().draft.findUniqueOrThrow({ where: { id: draftId } })).status;
}

const idsIn = (text: ReturnType<typeof buildText>) =>
  (text.content ?? []).map(({ attrs }) => attrs?.id ?? '');

describe('a division', () => {
  const text = buildText('Asks for figures;', 'Asks for reasons;', 'Remains seized.');
  const [figures = '', reasons = '', seized = ''] = idsIn(text);

  it('asks about parts, and leaves the whole to be voted on', async () => {
    const { session, chair, open, decide } = await buildBody();
    const draft = await buildDraft(session.id, { title: 'Openness', text });
    const terms = termsOf('two-thirds');
    const place = await open({ draftId: draft.id, blocks: [reasons, figures], terms });
    expect(await statusOf(draft.id)).toBe('voting');
    const reading = valueOrNull(await readVote(chair, place));
    expect(reading?.vote.terms.question).toBe('Openness: § 1, § 2');
    expect(await decide(place, { answer: 'yes' })).toMatchObject({ outcome: 'adopted' });
    expect(await statusOf(draft.id)).toBe('sealed');
    expect(await database().version.count({ where: { draftId: draft.id } })).toBe(1);
    expect((await readDraftSnapshot(draft.id))?.snapshot.votes).toMatchObject([
      { parts: '§ 1, § 2', outcome: 'adopted', isStraw: false },
    ]);
  });

  it('holds the whole to the rule by which its parts were voted on', async () => {
    const { session, chair, open, decide } = await buildBody();
    const draft = await buildDraft(session.id, { text });
    const at = { sessionId: session.id, draftId: draft.id };
    expect(valueOrNull(await readOpening(chair, at))?.divided?.divisionRule).toBeNull();
    await decide(
      await open({ draftId: draft.id, blocks: [reasons], terms: termsOf('two-thirds') }),
      { answer: 'no' },
    );
    const divided = valueOrNull(await readOpening(chair, at))?.divided;
    expect(divided?.divisionRule).toBe('two-thirds');
    expect(divided?.parts.map(({ blocks }) => blocks[0])).toEqual([figures, seized]);
    const whole = { ...at, minutes: null };
    expect(await openVote(chair, { ...whole, terms: termsOf('simple-majority') })).toEqual(
      refuse('rule-of-parts'),
    );
    expect(await openVote(chair, { ...whole, terms: termsOf('two-thirds') })).toMatchObject({
      ok: true,
    });
  });

  it('leaves a rejected part out: the whole is voted on without it, under its own hash', async () => {
    const { session, chair, open, decide } = await buildBody();
    const draft = await buildDraft(session.id, { title: 'Openness', text });
    const terms = termsOf('simple-majority');
    const part = await open({ draftId: draft.id, blocks: [reasons], terms });
    await decide(part, { answer: 'no' });
    expect(await statusOf(draft.id)).toBe('sealed');

    const whole = await open({ draftId: draft.id, terms });
    const reading = valueOrNull(await readVote(chair, whole));
    expect(reading?.text?.versionNumber).toBe(2);
    expect(idsIn(reading?.text?.text ?? text)).toEqual([figures, seized]);
    expect(reading?.vote.sha256).not.toBe(await hashOf(part.voteId));
    expect(reading?.partVotes).toMatchObject([{ parts: '§ 2', outcome: 'rejected' }]);
    await decide(whole, { answer: 'yes' });
    expect(await statusOf(draft.id)).toBe('adopted');
  });

  it('rejects the whole when nothing operative is left', async () => {
    const { session, open, decide } = await buildBody();
    const draft = await buildDraft(session.id, { text });
    const blocks = [figures, reasons, seized];
    const place = await open({ draftId: draft.id, blocks, terms: termsOf('simple-majority') });
    await decide(place, { answer: 'no' });
    expect(await statusOf(draft.id)).toBe('rejected');
  });

  it('refuses parts that the text does not have, and leaves the draft open for writing', async () => {
    const { session, chair } = await buildBody();
    const draft = await buildDraft(session.id, { text });
    const form = { sessionId: session.id, draftId: draft.id, minutes: null };
    const terms = termsOf('simple-majority');
    expect(await openVote(chair, { ...form, blocks: [figures, 'elsewhere'], terms })).toEqual(
      refuse('unknown-clause'),
    );
    expect(await statusOf(draft.id)).toBe('drafting');
  });

  async function hashOf(voteId: string): Promise<string | undefined> {
    const vote = await database().vote.findUnique({
      where: { id: voteId },
      include: { version: true },
    });
    return vote?.version?.sha256;
  }
});

describe('a choice among drafts', () => {
  const choiceOf = (options: VoteOption[]): Deciding => {
    return { method: 'schulze', rule: {}, options, seats: 1 };
  };

  it('seals each as a version that the ballot names, and leaves each sealed afterwards', async () => {
    const { session, chair, open, decide } = await buildBody();
    const first = await buildDraft(session.id, { title: 'First', text: buildText('One.') });
    const second = await buildDraft(session.id, { title: 'Second', text: buildText('Two.') });
    const options = [first, second].map(({ id }, index) => {
      return { id: index === 0 ? 'A' : 'B', name: '', draftId: id };
    });
    const terms = { ...usualTerms, question: 'Which text?', deciding: choiceOf(options) };
    const place = await open({ draftId: null, terms });
    expect([await statusOf(first.id), await statusOf(second.id)]).toEqual(['voting', 'voting']);

    const reading = valueOrNull(await readVote(chair, place));
    expect(reading?.vote.terms.deciding).toMatchObject({
      options: [
        { id: 'A', name: `${first.number}. First` },
        { id: 'B', name: `${second.number}. Second` },
      ],
    });
    const { A, B } = reading?.optionTexts ?? {};
    expect([A?.title, B?.title, B?.draftLabel]).toEqual(['First', 'Second', `R${second.number}`]);
    expect((await readDraftSnapshot(second.id))?.snapshot.votes).toMatchObject([
      { number: reading?.vote.number, parts: null },
    ]);

    const verdict = await decide(place, { ranking: [['B'], ['A']] });
    expect(verdict).toMatchObject({ outcome: 'elected', elected: ['B'] });
    expect([await statusOf(first.id), await statusOf(second.id)]).toEqual(['sealed', 'sealed']);
  });

  it('refuses a draft that cannot be put to the vote, and seals none of them', async () => {
    const { session, chair } = await buildBody();
    const ready = await buildDraft(session.id, { title: 'Ready' });
    const gone = await buildDraft(session.id, { title: 'Gone', status: 'withdrawn' });
    const options = [
      { id: 'A', name: '', draftId: ready.id },
      { id: 'B', name: '', draftId: gone.id },
    ];
    const terms = { ...usualTerms, question: 'Which?', deciding: choiceOf(options) };
    const form = { sessionId: session.id, draftId: null, terms, minutes: null };
    expect(await openVote(chair, form)).toEqual(refuse('draft-is-withdrawn'));
    expect(await statusOf(ready.id)).toBe('drafting');
  });
});

describe('a straw poll', () => {
  it('shows a copy of the text, seals nothing and changes no draft', async () => {
    const { session, chair, open, decide } = await buildBody();
    const draft = await buildDraft(session.id, { title: 'Early', text: buildText('So far.') });
    const terms = { ...termsOf('simple-majority'), isStraw: true };
    const place = await open({ draftId: draft.id, terms });
    const document = await database().document.findUniqueOrThrow({
      where: { id: draft.documentId },
    });
    expect([await statusOf(draft.id), document.sealedAt]).toEqual(['drafting', null]);
    expect(valueOrNull(await readVote(chair, place))?.text?.title).toBe('Early');
    expect(await decide(place, { answer: 'yes' })).toMatchObject({ outcome: 'adopted' });
    expect(await statusOf(draft.id)).toBe('drafting');
    expect((await readDraftSnapshot(draft.id))?.snapshot.votes).toMatchObject([{ isStraw: true }]);
  });

  it('asks a question without any text', async () => {
    const { chair, open, decide } = await buildBody();
    const terms = { ...termsOf('simple-majority'), question: 'Go on?', isStraw: true };
    const place = await open({ draftId: null, terms });
    expect(await decide(place, { answer: 'no' })).toMatchObject({ outcome: 'rejected' });
    expect(valueOrNull(await readVoteRecord(chair, place))?.record).toMatchObject({
      question: 'Go on?',
      straw: true,
    });
  });
});
