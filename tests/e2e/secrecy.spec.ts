import { database } from '@/server/database/client';
import {
  buildDelegation,
  buildParticipant,
  buildPerson,
  buildSession,
  buildVote,
} from '@/tests/support/builders';
import { startPlenary } from '@/tests/support/process';
import { expect, test } from './fixtures';

const secret = { secrecy: 'secret', meanwhile: 'nothing' } as const;

/** A session with so many delegations, a delegate in each, and a chair. */
async function buildRoom(seats: number, language = 'en') {
  const session = await buildSession({ title: 'The round table' });
  const delegates = [];
  for (let index = 1; index <= seats; index += 1) {
    const delegation = await buildDelegation(session.id, { name: `Seat ${index}` });
    const person = await buildPerson({ name: `Delegate ${index}`, language });
    await buildParticipant(session.id, 'delegate', {
      personId: person.id,
      delegationId: delegation.id,
    });
    delegates.push(person);
  }
  return { session, delegates };
}

test('fifty secret ballots at once from two tabs of one delegate, by two nodes, are one', async ({
  pageOf,
  plenary,
}) => {
  test.setTimeout(120_000);
  const { session, delegates } = await buildRoom(5);
  const vote = await buildVote(session.id, { terms: secret });
  const path = `/sessions/${session.id}/votes/${vote.id}`;
  const [delegate] = delegates;
  const other = await startPlenary({ env: { DATABASE_URL: plenary.databaseUrl } });
  const tabs = await Promise.all(
    [plenary.url, other.url].map(async (origin) => {
      const { request } = (await pageOf(delegate ?? null)).context();
      const url = `${origin}${path}`;
      return { request, url, origin, fields: fieldsOf(await (await request.get(url)).text()) };
    }),
  );
  const said = plenary.said().length;
  const answers = await Promise.all(
    Array.from({ length: 50 }, async (_, index) => {
      const { request, url, origin, fields } = tabs[index % 2] ?? raise();
      const multipart = { ...fields, answer: index % 3 ? 'yes' : 'no' };
      const answer = await request.post(url, { multipart, headers: { origin } });
      return { status: answer.status(), isIn: (await answer.text()).includes('is in.') };
    }),
  );
  await other.stop();
  expect(answers).toEqual(answers.map(() => ({ status: 200, isIn: true })));
  expect(answers).toHaveLength(50);
  const where = { voteId: vote.id };
  expect(await database().secretParticipation.count({ where })).toBe(1);
  expect(await database().secretBallot.count({ where })).toBe(1);
  expect(plenary.said().slice(said)).toBe('');
});

function raise(): never {
  throw new Error('There are two tabs.');
}

/** The hidden fields of the ballot as the page without scripts has them. */
function fieldsOf(html: string): Record<string, string> {
  const inputs = [...html.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)];
  return Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, decoded(value)]));
}

function decoded(attribute: string): string {
  return attribute.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&');
}
