import { currentPerson } from '@/server/auth/current-person';
import { readVoteRecord } from '@/server/voting/read-vote-record';

type Context = { params: Promise<{ sessionId: string; voteId: string }> };

/** Hands out the record of a closed vote: the file that `npm run tally` counts again. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const reading = await readVoteRecord(await currentPerson(), await params);
  if (!reading.ok) return new Response(null, { status: 404 });
  return new Response(`${JSON.stringify(reading.value.record, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="vote-${reading.value.number}.json"`,
      'cache-control': 'private, no-store',
    },
  });
}
