import { describe, expect, it } from 'vitest';
import { readBeforeClosing } from '@/server/voting/read-before-closing';
import { buildOpenVote, three } from '@/tests/support/open-vote';

describe('readBeforeClosing', () => {
  it('tells the chair of a secret vote that shows nothing how many have voted, and nobody else', async () => {
    const { place, cast, delegates, chair } = await buildOpenVote(three, {
      rule: 'ga-important',
      terms: { secrecy: 'secret', meanwhile: 'nothing' },
    });
    expect(await readBeforeClosing(chair, place)).toEqual({
      ok: true,
      value: { cast: 0, entitled: 3, quorum: { present: '0', needed: '2', isMet: false } },
    });
    for (const { personId } of delegates.slice(0, 2)) await cast(personId, 'yes');
    expect(await readBeforeClosing(chair, place)).toMatchObject({
      value: { cast: 2, quorum: { present: '2', isMet: true } },
    });
    const [delegate] = delegates;
    if (!delegate) throw new Error('nobody');
    expect(await readBeforeClosing(delegate, place)).toEqual({ ok: false, refusal: 'not-allowed' });
  });
});
