import { describe, expect, it } from 'vitest';
import { padBallot } from '@/components/voting/ballot/pad-ballot';

async function lengthOf(fields: readonly (readonly [string, string])[]) {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  const filled = await padBallot(form);
  // As it is sent: the transport puts a few letters before every name.
  const sent = new FormData();
  for (const [name, value] of filled) sent.append(`_1_${name}`, value);
  return (await new Response(sent).blob()).size;
}

describe('[V38] a secret ballot on its way', () => {
  it('is as long as any other, whatever it answers', async () => {
    const answers = ['yes', 'no', 'abstain', 'not-participating'];
    const lengths = await Promise.all(answers.map((answer) => lengthOf([['answer', answer]])));
    expect(new Set(lengths)).toEqual(new Set([2048]));
  });

  it('is as long as any other, however many options it approves', async () => {
    const options = Array.from({ length: 9 }, () => ['approves', crypto.randomUUID()] as const);
    const lengths = await Promise.all(
      options.map((_, count) => lengthOf([['sha256', 'f'.repeat(64)], ...options.slice(0, count)])),
    );
    expect(new Set(lengths)).toEqual(new Set([2048]));
  });

  it('keeps what it says', async () => {
    const form = new FormData();
    form.append('approves', 'a');
    form.append('approves', 'b');
    expect((await padBallot(form)).getAll('approves')).toEqual(['a', 'b']);
  });
});
