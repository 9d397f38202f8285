import type { IncomingMessage } from 'node:http';
import { beforeAll, describe, expect, it } from 'vitest';
import { environment } from '@/server/environment';
import { readSettings } from '@/server/settings';
import { clientAddressOf } from '@/server/trusted-proxies';

beforeAll(() => {
  environment().trustedProxies = ['10.0.0.2', '10.1.0.0/24', '2001:db8::/32'];
});

function askedFrom(remoteAddress: string, forwarded?: string) {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  return clientAddressOf({ headers, socket: { remoteAddress } } as unknown as IncomingMessage);
}

describe('the address of whoever asks', () => {
  it.each([
    ['192.0.2.1', undefined, '192.0.2.1'],
    ['192.0.2.1', '198.51.100.7', '192.0.2.1'],
    ['127.0.0.1', '198.51.100.7', '198.51.100.7'],
    ['::ffff:127.0.0.1', '198.51.100.7', '198.51.100.7'],
    ['10.0.0.2', '198.51.100.7', '198.51.100.7'],
    ['10.0.0.3', '198.51.100.7', '10.0.0.3'],
    ['10.1.0.200', 'forged, 198.51.100.7', '198.51.100.7'],
    ['127.0.0.1', '198.51.100.7, 10.1.0.9, 10.0.0.2', '198.51.100.7'],
    ['2001:db8::5', '2001:db9::1', '2001:db9::1'],
    ['127.0.0.1', undefined, '127.0.0.1'],
    ['127.0.0.1', '10.0.0.2', '10.0.0.2'],
  ])('through %s, which says %s, is %s', (direct, forwarded, address) => {
    expect(askedFrom(direct, forwarded)).toBe(address);
  });
});

it('a proxy that is no address is refused in words at the start', () => {
  for (const wrong of ['proxy.example.org', '10.0.0.0/99', '10.0.0.1/24/3', '::1/200']) {
    expect(() => readSettings({ PLENARY_TRUSTED_PROXIES: wrong })).toThrow('must be addresses');
  }
});
