import { isIP } from 'node:net';
import { z } from 'zod';

/** A whole number between two others. */
export const whole = (least: number, most: number) =>
  z.coerce
    .number(`must be a whole number from ${least} to ${most}`)
    .int(`must be a whole number from ${least} to ${most}`)
    .min(least, `must be at least ${least}`)
    .max(most, `must be at most ${most}`);

/** An address with one of these schemes. */
export const url = (schemes: string[], example: string) =>
  z
    .string()
    .refine(
      (value) => URL.canParse(value) && schemes.includes(new URL(value).protocol.slice(0, -1)),
      { error: `must be an address such as ${example}` },
    );

export const yesOrNo = z
  .enum(['yes', 'no', 'true', 'false', '1', '0'], 'must be yes or no')
  .transform((value) => ['yes', 'true', '1'].includes(value));

/** E-mail addresses between commas, in small letters. */
export const addresses = z
  .string()
  .transform((list) => list.split(',').map((address) => address.trim().toLowerCase()))
  .pipe(z.array(z.email('must be e-mail addresses separated by commas')));

/** Network addresses, or ranges of them, between commas. */
export const networks = z
  .string()
  .transform((list) => list.split(',').map((one) => one.trim()))
  .pipe(
    z.array(
      z.string().refine(isNetwork, {
        error: 'must be addresses such as 10.0.0.2 or 10.0.0.0/24, separated by commas',
      }),
    ),
  );

function isNetwork(range: string): boolean {
  const [network = '', prefix, ...rest] = range.split('/');
  const version = isIP(network);
  if (version === 0 || rest.length > 0) return false;
  if (prefix === undefined) return true;
  return /^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 6 ? 128 : 32);
}

/** An origin: scheme, host and port, nothing behind them. */
export const origin = url(['http', 'https'], 'https://plenary.example.org').refine(
  (value) => !URL.canParse(value) || new URL(value).pathname === '/',
  { error: 'must end after the host: Plenary needs a host name of its own, not a folder' },
);

export function isTimeZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
