import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import { environment } from './environment';
import { processWide } from './process-wide';

/**
 * May what this address says of whom it speaks for be believed? This machine, and the
 * proxies named in PLENARY_TRUSTED_PROXIES.
 */
export function isTrustedProxy(address: string): boolean {
  const bare = address.replace(/^::ffff:/, '');
  const version = isIP(bare);
  if (version === 0) return false;
  return trusted().check(bare, version === 6 ? 'ipv6' : 'ipv4');
}

/**
 * The address of whoever makes a request: the last one in X-Forwarded-For that is not a
 * proxy of ours. What stands before it anybody may have written.
 */
export function clientAddressOf({ headers, socket }: IncomingMessage): string {
  const direct = socket.remoteAddress ?? 'unknown';
  const told = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  const way = [...told.map((address) => address.trim()).filter(Boolean), direct];
  const last = way.findLastIndex((address) => !isTrustedProxy(address));
  return way[Math.max(last, 0)] ?? direct;
}

function trusted(): BlockList {
  return processWide('trusted-proxies', () => {
    const list = new BlockList();
    for (const [network, prefix] of [
      ['127.0.0.0', 8],
      ['::1', 128],
    ] as const) {
      list.addSubnet(network, prefix, isIP(network) === 6 ? 'ipv6' : 'ipv4');
    }
    for (const range of environment().trustedProxies) {
      const [network = '', prefix] = range.split('/');
      const family = isIP(network) === 6 ? 'ipv6' : 'ipv4';
      if (prefix === undefined) list.addAddress(network, family);
      else list.addSubnet(network, Number(prefix), family);
    }
    return list;
  });
}
