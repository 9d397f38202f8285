import type { ServerResponse } from 'node:http';

/**
 * What a page may load and do. Only our own files and what carries this answer's nonce
 * run; nothing comes from elsewhere; nobody may put the page in a frame. Without
 * 'strict-dynamic', which would let a script add further ones.
 *
 * @param appUrl the origin of pages and sockets, without a slash at its end
 * @param development Next's reload needs `eval` and styles without a nonce; never in production
 */
export function contentSecurityPolicy(nonce: string, appUrl: string, development: boolean): string {
  const sockets = appUrl.replace(/^http/, 'ws');
  const style = development ? `'unsafe-inline'` : `'nonce-${nonce}'`;
  return [
    `default-src 'none'`,
    `script-src 'self' 'nonce-${nonce}'${development ? ` 'unsafe-eval'` : ''}`,
    `style-src 'self' ${style}`,
    `connect-src 'self' ${sockets}`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    `manifest-src 'self'`,
    `worker-src 'self'`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
    ...(appUrl.startsWith('https:') ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}

/** The other headers that every answer carries. */
export function setSecurityHeaders(response: ServerResponse, appUrl: string): void {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('X-Frame-Options', 'DENY');
  // A link in a draft tells other sites nothing of which draft it was.
  response.setHeader('Referrer-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  response.setHeader(
    'Permissions-Policy',
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()',
  );
  if (appUrl.startsWith('https:')) {
    response.setHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
  }
}
