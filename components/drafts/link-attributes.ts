/** How a link of a text stands in the page: it opens apart and takes nothing of us along. */
export function linkAttributes(href: string): { href: string; rel?: string; target?: string } {
  if (href.startsWith('#')) return { href };
  return { href, rel: 'noopener noreferrer nofollow', target: '_blank' };
}
