import { describe, expect, it } from 'vitest';
import {
  judgeAddress,
  judgeClock,
  judgeCookies,
  judgeProxy,
  judgeSocket,
  type SeenRequest,
} from '@/domain/checkup/judge-way';

const appUrl = 'https://plenary.example.org';

describe('the address', () => {
  it('must be the one that links and sockets are made for', () => {
    expect(judgeAddress(appUrl, appUrl)).toMatchObject({ check: 'address', state: 'fine' });
    expect(judgeAddress('https://10.0.0.7', appUrl)).toMatchObject({
      state: 'wrong',
      says: 'address-foreign',
      values: { origin: 'https://10.0.0.7', appUrl },
    });
  });
});

describe('the socket', () => {
  it.each([
    [{ kind: 'answered', milliseconds: 12.4 }, 'fine', 'socket-fine'],
    [{ kind: 'answered', milliseconds: 900 }, 'caution', 'socket-slow'],
    [{ kind: 'failed' }, 'wrong', 'socket-no-upgrade'],
    [{ kind: 'silent' }, 'wrong', 'socket-silent'],
    [{ kind: 'closed', code: 4403 }, 'wrong', 'socket-origin'],
    [{ kind: 'closed', code: 4401 }, 'wrong', 'socket-signed-out'],
    [{ kind: 'closed', code: 1013 }, 'wrong', 'socket-closed'],
  ] as const)('%o is %s', (outcome, state, says) => {
    expect(judgeSocket(outcome)).toMatchObject({ state, says });
  });
});

describe('the proxy', () => {
  const seen: SeenRequest = {
    host: 'plenary.example.org',
    forwardedFor: '203.0.113.9',
    forwardedProto: 'https',
    directAddress: '127.0.0.1',
    isTrusted: true,
  };

  it.each([
    ['passes on everything', {}, 'fine', 'proxy-fine'],
    ['names no scheme', { forwardedProto: null }, 'fine', 'proxy-fine'],
    ['names another host', { host: '127.0.0.1:3000' }, 'wrong', 'proxy-host'],
    ['says http', { forwardedProto: 'http' }, 'wrong', 'proxy-scheme'],
    ['does not say for whom', { forwardedFor: null }, 'wrong', 'proxy-nameless'],
    ['is another machine', { isTrusted: false, directAddress: '10.0.0.2' }, 'wrong', 'proxy-far'],
  ] as const)('that %s', (_what, changes, state, says) => {
    expect(judgeProxy({ ...seen, ...changes }, appUrl)).toMatchObject({ state, says });
  });

  it('need not be there without https', () => {
    const direct = { ...seen, host: 'localhost:3000', forwardedFor: null, forwardedProto: null };
    expect(judgeProxy(direct, 'http://localhost:3000')).toMatchObject({ says: 'proxy-none' });
  });

  it('is not known while no socket opens', () => {
    expect(judgeProxy(null, appUrl)).toMatchObject({ state: 'caution', says: 'proxy-unknown' });
  });
});

describe('the cookies', () => {
  it.each([
    [appUrl, 'language=en', 'cookies-fine'],
    ['http://localhost:3000', '', 'cookies-loopback'],
    ['http://127.0.0.1:3000', '', 'cookies-loopback'],
    ['http://plenary.example.org', '', 'cookies-open'],
    [appUrl, 'language=en; sign-in=secret', 'cookies-readable'],
  ])('at %s, where scripts see “%s”', (url, visible, says) => {
    expect(judgeCookies(url, 'sign-in', visible)).toMatchObject({ says });
  });
});

describe('the clocks', () => {
  it.each([
    [{ browser: 100, database: -20 }, 'clock-fine', undefined],
    [{ browser: -61_040, database: 0 }, 'clock-browser', { seconds: 61 }],
    [{ browser: 0, database: 3_500 }, 'clock-database', { seconds: 3.5 }],
    [{ browser: null, database: 0 }, 'clock-unknown', undefined],
    [{ browser: null, database: -9_000 }, 'clock-database', { seconds: 9 }],
    [{ browser: 0, database: null }, 'clock-fine', undefined],
  ])('%o', (ahead, says, values) => {
    const found = judgeClock(ahead);
    expect(found.says).toBe(says);
    expect(found.values).toEqual(values);
  });
});
