import { getTranslations } from 'next-intl/server';
import { countedState, rollCallTable } from '@/domain/voting/file/export-vote';
import { currentPerson } from '@/server/auth/current-person';
import { readCountedVote } from '@/server/voting/read-vote-record';

type Context = { params: Promise<{ sessionId: string; voteId: string }> };

/** Hands out the roll call of a closed vote as a table, in the reader's language. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const reading = await readCountedVote(await currentPerson(), await params);
  if (!reading.ok) return new Response(null, { status: 404 });
  const [words, verdict] = await Promise.all([
    getTranslations('votes.columns'),
    getTranslations('verdict.states'),
  ]);
  const table = rollCallTable(reading.value.counted, {
    columns: [words('code'), words('delegation'), words('weight'), words('groups'), words('vote')],
    answer: (line) => verdict(countedState(line)),
  });
  // The mark tells spreadsheets that the letters are UTF-8.
  return new Response(`\uFEFF${table}`, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="vote-${reading.value.number}.csv"`,
      'cache-control': 'private, no-store',
    },
  });
}
