import { describe, expect, it } from 'vitest';
import { refuse } from '@/domain/result';
import type { BallotRefusal } from '@/domain/voting/casting/accept-ballot';
import { usualTerms, type Deciding, type VoteTerms } from '@/domain/voting/terms';
import en from '@/messages/en.json';
import fr from '@/messages/fr.json';
import { database } from '@/server/database/client';
import { castBallot, type CastBallotForm } from '@/server/voting/cast-ballot';
import { openVote } from '@/server/voting/open-vote';
import { readVote } from '@/server/voting/read-vote';
import { buildParticipant } from '@/tests/support/builders';
import { buildSeats } from '@/tests/support/open-vote';
import { valueOrNull } from '@/tests/support/value-of';

const options = ['A', 'B', 'C'].map((id) => ({ id, name: `Text ${id}` }));
const choice = { options, seats: 1 };

const question: Deciding = { method: 'threshold', rule: 'simple-majority' };
const consent: Deciding = { method: 'consent' };
const schulze: Deciding = { method: 'schulze', rule: {}, ...choice };
const runoff: Deciding = { method: 'irv', rule: {}, ...choice };
const approval: Deciding = { method: 'approval', rule: { max: 1 }, ...choice };
const score: Deciding = { method: 'score', rule: { max: 5 }, ...choice };

type Case = {
  deciding: Deciding;
  /** The ballot that stands already. */
  earlier: object;
  /** How the second one is marked; like the first where nothing is wrong with its marks. */
  marks?: unknown;
  /** What happens between the two. */
  meanwhile?: (room: Room) => Promise<unknown>;
  /** What else is different about the second one. */
  form?: (room: Room) => Partial<CastBallotForm> & { personId?: string };
};

const yes = { answer: 'yes' };
const first = { ranking: [['A'], ['B']] };

/** A way to come by each refusal there is: one without a case does not compile. */
const cases = {
  'unknown-answer': { deciding: question, earlier: yes, marks: { answer: 'perhaps' } },
  'unknown-option': { deciding: schulze, earlier: first, marks: { ranking: [['A'], ['Z']] } },
  'option-twice': { deciding: schulze, earlier: first, marks: { ranking: [['A'], ['A']] } },
  'equal-ranks': { deciding: runoff, earlier: first, marks: { ranking: [['A', 'B']] } },
  'too-many-marks': {
    deciding: approval,
    earlier: { approves: ['A'] },
    marks: { approves: ['A', 'B'] },
  },
  'score-out-of-range': {
    deciding: score,
    earlier: { scores: { A: 5 } },
    marks: { scores: { A: 6 } },
  },
  'nothing-marked': { deciding: schulze, earlier: first, marks: { ranking: [] } },
  'objection-needs-reason': {
    deciding: consent,
    earlier: yes,
    marks: { answer: 'no', objection: { reason: ' ' } },
  },
  'reason-too-long': {
    deciding: consent,
    earlier: yes,
    marks: { answer: 'no', objection: { reason: 'x'.repeat(2_001) } },
  },
  'vote-not-open': {
    deciding: question,
    earlier: yes,
    meanwhile: async ({ voteId }) => changeVote(voteId, { openedAt: null }),
  },
  'vote-paused': {
    deciding: question,
    earlier: yes,
    meanwhile: async ({ voteId }) => changeVote(voteId, { pausedAt: new Date() }),
  },
  'vote-closed': {
    deciding: question,
    earlier: yes,
    meanwhile: async ({ voteId }) =>
      changeVote(voteId, { closedAt: new Date(), publishedAt: new Date() }),
  },
  'not-on-roll': {
    deciding: question,
    earlier: yes,
    form: ({ delegates }) => ({
      personId: delegates[1]?.personId,
      delegationId: delegates[0]?.delegationId,
    }),
  },
  suspended: {
    deciding: question,
    earlier: yes,
    meanwhile: async (room) => changeLine(room, { suspendedFor: 'in arrears' }),
  },
  'only-the-head': {
    deciding: question,
    earlier: yes,
    meanwhile: async ({ voteId }) => changeVote(voteId, { castBy: 'head' }),
  },
  'by-proxy': {
    deciding: question,
    earlier: yes,
    meanwhile: async (room) => changeLine(room, { proxyId: room.delegates[1]?.delegationId }),
  },
  'marked-absent': {
    deciding: question,
    earlier: yes,
    meanwhile: async (room) => changeLine(room, { mark: 'absent' }),
  },
  'has-voted': { deciding: question, earlier: yes, marks: { answer: 'no' } },
  'stale-page': {
    deciding: question,
    earlier: yes,
    form: () => ({ sha256: 'f'.repeat(64) }),
  },
} satisfies Record<BallotRefusal, Case>;

const all = Object.entries(cases) as [BallotRefusal, Case][];
/** Only a secret ballot is final; only a named one gives reasons. */
const named = all.filter(([refusal]) => refusal !== 'has-voted');
const secret = all.filter(([, { deciding }]) => deciding.method !== 'consent');

type Room = Awaited<ReturnType<typeof buildRoom>>;

async function buildRoom(deciding: Deciding, secrecy: 'sealed' | 'secret') {
  const { session, delegates } = await buildSeats([{ name: 'AAA' }, { name: 'BBB' }]);
  const chair = await buildParticipant(session.id, 'chair');
  const chosen = { secrecy, meanwhile: secrecy === 'secret' ? 'nothing' : 'count' } as const;
  // An objection to a consent is heard by everybody, so that it can be met.
  const heard = { secrecy: 'open', meanwhile: 'how' } as const;
  const seen = deciding.method === 'consent' ? heard : chosen;
  const terms: VoteTerms = { ...usualTerms, question: 'Shall we?', deciding, ...seen };
  const form = { sessionId: session.id, draftId: null, terms, minutes: null };
  const opened = await openVote(chair, form);
  if (!opened.ok) throw new Error(opened.refusal);
  const place = { sessionId: session.id, voteId: opened.value.voteId };
  const sha256 = valueOrNull(await readVote(chair, place))?.vote.sha256 ?? null;
  return { ...place, sha256, delegates };
}

/** Past the triggers: what other acts have to do by their own ways, a test sets at once. */
async function untriggered(table: 'votes' | 'roll_entries', work: () => Promise<unknown>) {
  await database().$executeRawUnsafe(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  await work();
  await database().$executeRawUnsafe(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
}

async function changeVote(
  id: string,
  data: Parameters<ReturnType<typeof database>['vote']['update']>[0]['data'],
) {
  await untriggered('votes', async () => database().vote.update({ where: { id }, data }));
}

async function changeLine(
  { voteId, delegates }: Room,
  data: { suspendedFor?: string; proxyId?: string; mark?: string },
) {
  const delegationId = delegates[0]?.delegationId ?? '';
  const where = { voteId_delegationId: { voteId, delegationId } };
  await untriggered('roll_entries', async () => database().rollEntry.update({ where, data }));
}

async function kept(voteId: string) {
  return {
    named: await database().ballot.findMany({ where: { voteId } }),
    secret: await database().secretBallot.findMany({ where: { voteId } }),
    voted: await database().secretParticipation.findMany({ where: { voteId } }),
  };
}

describe.each([
  ['sealed', named],
  ['secret', secret],
] as const)('a ballot that is refused in a vote that is %s', (secrecy, refusals) => {
  it.each(refusals)('%s: leaves the earlier one untouched', async (refusal, each) => {
    const room = await buildRoom(each.deciding, secrecy);
    const { sessionId, voteId, sha256, delegates } = room;
    const personId = delegates[0]?.personId ?? '';
    const form = { sessionId, voteId, marks: each.earlier, sha256 };
    expect(await castBallot({ personId }, form)).toMatchObject({ ok: true });
    const before = await kept(voteId);
    expect(before.named.length + before.secret.length).toBe(1);
    const acts = await database().recordEntry.count({ where: { sessionId } });

    await each.meanwhile?.(room);
    const { personId: other, ...changed } = each.form?.(room) ?? {};
    const marks = each.marks ?? each.earlier;
    const second = await castBallot(
      { personId: other ?? personId },
      { ...form, marks, ...changed },
    );
    expect(second).toEqual(refuse(refusal));
    expect(await kept(voteId)).toEqual(before);
    expect(await database().recordEntry.count({ where: { sessionId } })).toBe(acts);
  });
});

describe('every refusal of a ballot', () => {
  it.each(all)('%s has its sentence in both languages', (refusal) => {
    const sentences = [en, fr].map((words) => words.votes.refusals[refusal]);
    for (const sentence of sentences) expect(sentence).toMatch(/^\p{Lu}.{15,}[.!]$/u);
    expect(sentences[0]).not.toBe(sentences[1]);
  });

  it('says something of its own', () => {
    for (const words of [en, fr]) {
      const said = all.map(([refusal]) => words.votes.refusals[refusal]);
      expect(new Set(said).size).toBe(all.length);
    }
  });
});
