import { usualTerms, type VoteTerms } from '@/domain/voting/terms';
import { castBallot } from '@/server/voting/cast-ballot';
import { openVote } from '@/server/voting/open-vote';
import { readVote } from '@/server/voting/read-vote';
import { shuffle } from '@/server/voting/shuffle';
import { buildParticipant } from './builders';
import type { Guess } from './linking-attack';
import { buildSeats } from './open-vote';
import { valueOrNull } from '@/tests/support/value-of';

/** How many vote in a secret vote of the tests. */
export const voters = 8;
const options = ['A', 'B', 'C', 'D'].map((id) => ({ id, name: `Text ${id}` }));

// No two ballots of a vote are alike, so that a right guess is never luck with equals.
const rankings = options.flatMap((first) =>
  options
    .filter((option) => option !== first)
    .map((second) => ({ ranking: [[first.id], [second.id]] })),
);

/** A session with a chair and a delegate in each seat. */
export async function buildRoom() {
  const seats = Array.from({ length: voters }, (_, index) => ({ name: `D${index}` }));
  const { session, delegates } = await buildSeats(seats);
  const chair = await buildParticipant(session.id, 'chair');
  return { session, delegates, chair };
}

type Room = Awaited<ReturnType<typeof buildRoom>>;

/** Opens a secret vote in which everybody votes, in a random order, each unlike the others. */
export async function takeSecretVote({ session, delegates, chair }: Room) {
  const terms: VoteTerms = {
    ...usualTerms,
    question: 'Which text?',
    deciding: { method: 'schulze', rule: {}, options, seats: 1 },
    secrecy: 'secret',
    meanwhile: 'nothing',
  };
  const form = { sessionId: session.id, draftId: null, terms, minutes: null };
  const opened = await openVote(chair, form);
  if (!opened.ok) throw new Error(opened.refusal);
  const place = { sessionId: session.id, voteId: opened.value.voteId };
  const sha256 = valueOrNull(await readVote(chair, place))?.vote.sha256 ?? null;
  const said = shuffle(rankings);
  const truth = new Map<string, object>();
  for (const [index, { personId, delegationId }] of shuffle(delegates).entries()) {
    const marks = said[index] ?? {};
    const cast = await castBallot({ personId }, { ...place, marks, sha256 });
    if (!cast.ok) throw new Error(cast.refusal);
    truth.set(delegationId, marks);
  }
  return { place, truth, seen: [...truth.keys()] };
}

/** How many of those who voted a guess has right. */
export function hits(guess: Guess, truth: ReadonlyMap<string, object>): number {
  return [...truth].filter(([who, said]) => {
    const guessed = guess.get(who);
    return guessed !== undefined && JSON.stringify(JSON.parse(guessed)) === JSON.stringify(said);
  }).length;
}
