import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { refuse } from '@/domain/result';
import { startSignIn } from '@/server/auth/sign-in';
import { reply } from '@/server/comments/reply';
import { mayActAgain } from '@/server/acts/rate';
import { askBy } from '@/tests/support/ask-by';
import { castBallot } from '@/server/voting/cast-ballot';
import { database } from '@/server/database/client';
import { buildParticipant, buildSession, buildVote } from '@/tests/support/builders';
import { buildCommentedDraft, buildThread } from '@/tests/support/commented-draft';

async function cookieOf(personId: string) {
  const { cookieName, cookieValue } = await startSignIn(personId);
  return `${cookieName}=${cookieValue}`;
}

describe('what a person asks for in a short time', () => {
  it('is bounded for comments, over all their browsers, and for nobody else', async () => {
    const scene = await buildCommentedDraft();
    const { chair, delegate } = scene.people;
    const threadId = await buildThread(scene, chair.personId);
    const cookies = [await cookieOf(chair.personId), await cookieOf(chair.personId)];
    const say = async (cookie: string, personId: string) =>
      askBy(cookie, () =>
        reply({ personId }, { threadId, commentId: randomUUID(), body: 'Again.' }),
      );

    const answers = [];
    for (let time = 0; time < 25; time += 1) {
      answers.push(await say(cookies[time % 2] ?? '', chair.personId));
    }
    expect(answers.filter(({ ok }) => ok)).toHaveLength(20);
    expect(answers.at(-1)).toEqual(refuse('too-many-acts'));
    expect(await say(await cookieOf(delegate.personId), delegate.personId)).toMatchObject({
      ok: true,
    });
  });

  it('is bounded for every other act, and for readings far above what pages ask', async () => {
    const personId = randomUUID();
    const allowed = await askBy(undefined, async () => ({
      acts: Array.from({ length: 200 }, () => mayActAgain(personId, 'cast-ballot')),
      reads: Array.from({ length: 1_300 }, () => mayActAgain(personId, 'read-session')),
    }));
    expect(allowed.acts.filter(Boolean)).toHaveLength(120);
    expect(allowed.reads.filter(Boolean)).toHaveLength(1_200);
  });

  it('is bounded for one ballot, since each change stays on the record', async () => {
    const { id: sessionId } = await buildSession();
    const delegate = await buildParticipant(sessionId, 'delegate');
    const vote = await buildVote(sessionId);
    const cast = (answer: 'yes' | 'no') =>
      askBy(undefined, () =>
        castBallot(delegate, {
          sessionId,
          voteId: vote.id,
          sha256: vote.sha256,
          marks: { answer },
        }),
      );
    const answers = [];
    for (let time = 0; time < 240; time += 1) answers.push(await cast(time % 2 ? 'no' : 'yes'));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(10);
    expect(answers.at(-1)).toEqual(refuse('too-many-acts'));
    expect(await database().recordEntry.count({ where: { sessionId } })).toBe(10);
  }, 60_000);

  it('is not what the process does by itself', () => {
    const personId = randomUUID();
    const acts = Array.from({ length: 500 }, () => mayActAgain(personId, 'cast-ballot'));
    expect(acts.every(Boolean)).toBe(true);
  });
});
