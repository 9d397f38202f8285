/** Secret ballots fill whole blocks of so many bytes on their way. */
const block = 2048;

/** What the transport adds to the name of a field before it is sent. */
const perField = 3;

/**
 * A ballot as long as all others: whoever sees the encrypted line sees how many bytes
 * pass, and “no” is shorter than “not participating”. The filling is read by nobody.
 */
export async function padBallot(form: FormData): Promise<FormData> {
  const filled = new FormData();
  for (const [name, value] of form) filled.append(name, value);
  filled.set('filling', '');
  const { size } = await new Response(filled).blob();
  const sent = size + perField * [...filled].length;
  filled.set('filling', '.'.repeat(Math.ceil(sent / block) * block - sent));
  return filled;
}
