import { maybePerson } from '@/server/auth/current-person';
import { readAuthors } from '@/server/drafts/read-authors';

type Context = { params: Promise<{ sessionId: string; draftId: string }> };

const statuses = { 'not-found': 404, 'not-allowed': 403, 'too-many-acts': 429 } as const;

/** Tells the editor who wrote in a draft, and with which Yjs client ids. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const person = await maybePerson();
  if (!person) return new Response(null, { status: 401 });
  const reading = await readAuthors(person, await params);
  if (!reading.ok) return new Response(null, { status: statuses[reading.refusal] });
  return Response.json(reading.value, { headers: { 'cache-control': 'private, no-store' } });
}
