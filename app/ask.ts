import type { z } from 'zod';
import { refuse, type Result } from '@/domain/result';
import { currentPerson } from '@/server/auth/current-person';

type SignedIn = Awaited<ReturnType<typeof currentPerson>>;

/**
 * Asks for something as the signed-in person: reads what was sent by the schema of the
 * request, and hands both to the use case.
 *
 * @param unread how it is refused where what was sent is not such a request at all
 */
export async function ask<Request, Value, Refusal extends string, Unread extends string>(
  { schema, unread }: { schema: z.ZodType<Request>; unread: Unread },
  sent: unknown,
  useCase: (asker: SignedIn, request: Request) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal | Unread>> {
  const asker = await currentPerson();
  const read = schema.safeParse(sent instanceof FormData ? Object.fromEntries(sent) : sent);
  return read.success ? useCase(asker, read.data) : refuse(unread);
}
