import {
  discuss,
  invite,
  known,
  putToVote,
  openSession,
  seat,
  write,
  type Somebody,
} from './demonstrate';
import { roundTable } from './round-table';

/** Plays the round table up to the moment a visitor arrives. */
export async function seedRoundTable(): Promise<void> {
  const [first, ...others] = roundTable.people;
  const { sessionId, chair } = await openSession(roundTable, first);
  const seats = await seat(chair, sessionId, roundTable.delegations);
  const ids = new Map<string, string>(
    roundTable.delegations.map(({ key, shortName }) => [key, known(seats, shortName)]),
  );
  const people = new Map<string, Somebody>([[first.mailbox, chair]]);
  for (const person of others) {
    const delegationId = person.delegation === null ? null : known(ids, person.delegation);
    people.set(person.mailbox, await invite(chair, sessionId, { ...person, delegationId }));
  }

  const drafts = new Map<string, { draftId: string; documentId: string }>();
  for (const draft of roundTable.drafts) {
    const written = await write(known(people, draft.author), sessionId, {
      title: draft.title,
      kind: 'kind' in draft ? draft.kind : undefined,
      leadDelegationId: known(ids, draft.lead),
      words: draft.text,
    });
    drafts.set(draft.key, written);
  }

  for (const { draft, passage, thread, resolved } of roundTable.comments) {
    const remarks = thread.map(({ by, body }) => ({ by: known(people, by), body }));
    await discuss(known(drafts, draft), { passage, remarks, resolved });
  }

  for (const { draft, rule, answers, closed } of roundTable.votes) {
    const given = Object.entries(answers).map(([mailbox, answer]) => {
      return { by: known(people, mailbox), answer };
    });
    const { draftId } = known(drafts, draft);
    await putToVote(chair, sessionId, { draftId, rule, answers: given, closed });
  }
}
