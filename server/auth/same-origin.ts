import { environment } from '@/server/environment';

/**
 * Does this request come from one of our own pages? The page of a link has the policy
 * `no-referrer`, for which browsers write `Origin: null` on its form; so the question is
 * answered by Sec-Fetch-Site, and by Origin only where a browser does not send that.
 */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  const origin = headers.get('origin');
  return origin === null || origin === 'null' || origin === environment().appUrl;
}
