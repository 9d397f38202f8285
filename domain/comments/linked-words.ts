import { isSafeHref } from '@/domain/text/link';

/** A stretch of a comment: plain words, or an address that leads somewhere. */
export type LinkedWords = { readonly words: string; readonly href: string | null };

// What people paste: web addresses with their scheme, and addresses of mail.
const addresses = /https?:\/\/[^\s<>"«»]+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/giu;
const closing = /[.,;:!?'’”*_…]$/u;

/** So many addresses of one comment are links; the rest stays words. */
const linksMax = 50;

/**
 * Cuts a comment into words and addresses. Only what is safe behind a link of a text is
 * safe here; the full stop of a sentence, and a bracket that was opened before the
 * address, do not belong to it.
 */
export function linkedWords(body: string): readonly LinkedWords[] {
  const parts: LinkedWords[] = [];
  let done = 0;
  let links = 0;
  for (const match of body.matchAll(addresses)) {
    const words = trimmed(match[0]);
    const href = words.includes('://') ? words : `mailto:${words}`;
    if (links >= linksMax || !isSafeHref(href)) continue;
    if (match.index > done) parts.push({ words: body.slice(done, match.index), href: null });
    parts.push({ words, href });
    done = match.index + words.length;
    links += 1;
  }
  if (done < body.length) parts.push({ words: body.slice(done), href: null });
  return parts;
}

/** Without what only follows the address; each letter is looked at once. */
function trimmed(address: string): string {
  const surplus = { ')': surplusOf(address, '(', ')'), ']': surplusOf(address, '[', ']') };
  let end = address.length;
  for (; end > 0; end -= 1) {
    const last = address[end - 1] ?? '';
    if (last === ')' || last === ']') {
      if (surplus[last] <= 0) break;
      surplus[last] -= 1;
    } else if (!closing.test(last)) break;
  }
  return address.slice(0, end);
}

function surplusOf(address: string, open: string, close: string): number {
  return address.split(close).length - address.split(open).length;
}
