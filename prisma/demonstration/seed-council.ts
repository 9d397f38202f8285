import { council } from './council';
import {
  circulate,
  invite,
  known,
  openSession,
  putToVote,
  seat,
  write,
  type Somebody,
} from './demonstrate';

/** Plays the Council simulation: one text vetoed, one being voted, one in silence. */
export async function seedCouncil(): Promise<void> {
  const { sessionId, chair } = await openSession(council, council.chair);
  const seats = await seat(chair, sessionId, council.seats);
  const delegates = new Map<string, Somebody>();
  for (const { shortName, delegate, language } of council.seats) {
    const guest = await invite(chair, sessionId, {
      name: delegate,
      mailbox: `${shortName.toLowerCase()}.delegate`,
      role: 'delegate',
      delegationId: known(seats, shortName),
      language,
    });
    delegates.set(shortName, guest);
  }
  for (const { title, lead, text, answers, closed } of council.drafts) {
    const leadDelegationId = known(seats, lead);
    const writing = { title, leadDelegationId, words: text };
    const { draftId } = await write(known(delegates, lead), sessionId, writing);
    const given = Object.entries(answers).map(([shortName, answer]) => {
      return { by: known(delegates, shortName), answer };
    });
    const { defaultRule: rule } = council;
    await putToVote(chair, sessionId, { draftId, rule, answers: given, closed });
  }
  const { title, lead, text, opened } = council.circulated;
  const { draftId } = await write(known(delegates, lead), sessionId, {
    title,
    leadDelegationId: known(seats, lead),
    words: text,
  });
  const openedBy = opened.map((shortName) => known(delegates, shortName));
  await circulate(chair, sessionId, { draftId, openedBy });
}
