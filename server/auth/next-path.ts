/**
 * Where to go after signing in: a path of ours, or `/`. Judged as a browser would
 * resolve it, because `//evil`, `/\evil` and a tab in the middle all leave the site.
 */
export function nextPath(wanted: unknown): string {
  if (typeof wanted !== 'string' || !wanted.startsWith('/') || wanted.length > 2000) return '/';
  const here = 'http://here.invalid';
  if (!URL.canParse(wanted, here)) return '/';
  const url = new URL(wanted, here);
  // Next adds it when it fetches a page's data; it means nothing to a person.
  if (url.searchParams.has('_rsc')) url.searchParams.delete('_rsc');
  const { origin, pathname, search, hash } = url;
  if (origin !== here || pathname.startsWith('//')) return '/';
  return /^\/(sign-in|api)(\/|$)/.test(pathname) ? '/' : `${pathname}${search}${hash}`;
}

/** The page to sign in, that leads on to `wanted`. */
export function signInPath(wanted: unknown): string {
  const next = nextPath(wanted);
  return next === '/' ? '/sign-in' : `/sign-in?${new URLSearchParams({ next })}`;
}
