import { accept, refuse, type Result } from '@/domain/result';

export const emailLengthMax = 254;

/** Why a text is not one e-mail address that we would write to. */
export type EmailRefusal =
  | 'email-missing'
  | 'email-too-long'
  | 'email-not-one-address'
  | 'email-malformed';

const localPart = /^[a-z0-9#$&'*+/=?^_`{|}~-]+(\.[a-z0-9#$&'*+/=?^_`{|}~-]+)*$/;
const domainLabel = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
/** Controls, invisible formatting and text direction, surrogates, and space of any kind. */
const unseen = /[\p{C}\p{Z}]/u;

/**
 * Reads one e-mail address into the single form that is stored, compared and written
 * to: NFKC, lower case, an internationalised domain in its ASCII form. Stricter than
 * RFC 5322 on purpose: no display names, quotes, comments, lists or source routes
 * (`%`, `!`), because what one program reads as a comment another delivers to.
 */
export function readEmailAddress(text: string): Result<string, EmailRefusal> {
  const written = text.trim();
  if (written === '') return refuse('email-missing');
  if (written.length > emailLengthMax) return refuse('email-too-long');
  const normal = written.normalize('NFKC').toLowerCase();
  if (!isOneAddress(written, normal)) return refuse('email-not-one-address');

  const [local = '', writtenDomain = ''] = normal.split('@');
  const domain = asciiDomain(writtenDomain);
  if (unseen.test(normal) || !localPart.test(local) || local.length > 64 || domain === null) {
    return refuse('email-malformed');
  }
  const address = `${local}@${domain}`;
  return address.length > emailLengthMax ? refuse('email-too-long') : accept(address);
}

/** Counted before and after: a full-width ＠ must become neither a second sign nor the first. */
function isOneAddress(written: string, normal: string): boolean {
  return countAt(written) === 1 && countAt(normal) === 1 && !/[<>,;"()]/.test(normal);
}

function countAt(text: string): number {
  return text.split('@').length - 1;
}

/** The domain in ASCII (punycode), or null if it is not a name with at least one dot. */
function asciiDomain(domain: string): string | null {
  // Whatever a URL reads as more than a host (a port, a path, a query) is no domain.
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain) || !URL.canParse(`http://${domain}`)) return null;
  const ascii = new URL(`http://${domain}`).hostname;
  const labels = ascii.split('.');
  const named = labels.length > 1 && labels.every((label) => domainLabel.test(label));
  return named && !/^\d+$/.test(labels.at(-1) ?? '') ? ascii : null;
}
