import { environment } from '@/server/environment';

/**
 * The cookie that carries a sign-in's token. With https it has the `__Host-` prefix,
 * which browsers accept only with Secure, Path=/ and no Domain: no neighbouring
 * subdomain can set or read it.
 */
export function signInCookie() {
  const secure = environment().appUrl.startsWith('https://');
  return {
    name: secure ? '__Host-plenary-sign-in' : 'plenary-sign-in',
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure } as const,
  };
}

const token = /^[A-Za-z0-9_-]{43}$/;

/**
 * The token in a Cookie header, or null. Sockets hand over whatever was sent, so this
 * never throws; of several cookies of the name the first counts, as browsers send it.
 */
export function tokenFromCookie(cookieHeader: string | undefined): string | null {
  if (cookieHeader === undefined || cookieHeader.length > 16_384) return null;
  const begin = `${signInCookie().name}=`;
  const found = cookieHeader.split(';').find((part) => part.trim().startsWith(begin));
  const value = found?.trim().slice(begin.length) ?? '';
  return token.test(value) ? value : null;
}
