import { describe, expect, it } from 'vitest';
import { refuse } from '@/domain/result';
import type { OwnRule } from '@/domain/voting/rules/own-rule';
import { usualTerms } from '@/domain/voting/terms';
import { castBallot } from '@/server/voting/cast-ballot';
import { closeVote } from '@/server/voting/close-vote';
import { openVote } from '@/server/voting/open-vote';
import { readOpening } from '@/server/voting/read-opening';
import { readVoteRecord } from '@/server/voting/read-vote-record';
import { buildParticipant } from '@/tests/support/builders';
import { buildSeats, three } from '@/tests/support/open-vote';
import { valueOrNull } from '@/tests/support/value-of';

const own: OwnRule = {
  name: 'Statute, article 9',
  rule: { unit: 'people', base: 'entitled', threshold: '3/5', compare: '>=', tie: 'rejected' },
};

async function openBy(rule: OwnRule) {
  const { session, delegates } = await buildSeats(three);
  const chair = await buildParticipant(session.id, 'chair');
  const deciding = { method: 'threshold', rule } as const;
  const opened = await openVote(chair, {
    sessionId: session.id,
    draftId: null,
    terms: { ...usualTerms, question: 'Shall we?', deciding },
    minutes: null,
  });
  return { session, delegates, chair, opened };
}

describe('a body’s own rule', () => {
  it('decides, stands in the file by its name, and is offered first afterwards', async () => {
    const { session, delegates, chair, opened } = await openBy(own);
    if (!opened.ok) throw new Error(opened.refusal);
    const place = { sessionId: session.id, voteId: opened.value.voteId };
    for (const { personId } of delegates.slice(0, 2)) {
      await castBallot({ personId }, { ...place, marks: { answer: 'yes' }, sha256: null });
    }
    expect(await closeVote(chair, place)).toMatchObject({ value: { outcome: 'adopted' } });
    const file = valueOrNull(await readVoteRecord(chair, place));
    expect(file?.record).toMatchObject({ rule: own.rule, ruleName: own.name });
    const opening = valueOrNull(await readOpening(chair, { sessionId: session.id, draftId: null }));
    expect(opening?.ownRules).toEqual([own]);
  });

  it('is refused where it asks for nothing', async () => {
    const { opened } = await openBy({ name: 'None', rule: { unit: 'people' } });
    expect(opened).toEqual(refuse('unknown-rule'));
  });
});
