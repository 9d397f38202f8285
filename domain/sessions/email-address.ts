/** The longest address that mail can carry (RFC 5321, 4.5.3.1.3, without its brackets). */
export const addressLengthMax = 254;

const shape =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/;

/**
 * Reads an e-mail address as people write it: the form browsers accept in
 * `<input type=email>`, with a domain of at least two labels, in lower case, so that
 * one mailbox is one person. Returns null for anything else.
 */
export function readEmailAddress(text: string): string | null {
  const address = text.trim().toLowerCase();
  if (address.length > addressLengthMax || !shape.test(address)) return null;
  return address;
}

/**
 * A name for somebody of whom only the address is known: `amina.diallo@…` is Amina
 * Diallo until she says otherwise.
 */
export function nameFromAddress(address: string): string {
  const local = address.slice(0, address.indexOf('@')).replace(/\+.*$/, '');
  const words = local.split(/[._]+/).filter(Boolean);
  const name = words.map((word) => word.replace(/(^|-)(\p{L})/gu, capital)).join(' ');
  return name || address;
}

function capital(_match: string, before: string, letter: string): string {
  return before + letter.toUpperCase();
}
