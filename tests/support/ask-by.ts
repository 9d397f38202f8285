import { answerAsking, noteAsking } from '@/server/auth/asking';
import { personFromCookie } from '@/server/auth/person-from-cookie';

/** Does something as a request with this cookie would: measured by its sign-in. */
export async function askBy<Answer>(
  cookie: string | undefined,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  return answerAsking(async () => {
    noteAsking(await personFromCookie(cookie));
    return ask();
  });
}
