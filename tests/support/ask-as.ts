import type { Asker } from '@/server/acts/asker';

/** Asks a use case for a request that also says who asks. */
export function askAs<Request, Answer>(
  useCase: (asker: Asker, request: Request) => Answer,
  request: Asker & Request,
): Answer {
  return useCase(request, request);
}
