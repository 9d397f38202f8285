import { finding, type Finding } from './finding';

/** What the server saw of the request that opened the socket. */
export type SeenRequest = {
  host: string;
  /** The headers a proxy adds; null where there is none. */
  forwardedFor: string | null;
  forwardedProto: string | null;
  /** The address that connected to us, and whether it is believed for whom it speaks. */
  directAddress: string;
  isTrusted: boolean;
};

/** What the server says on the checkup's socket, to every message. */
export type CheckupAnswer = {
  seen: SeenRequest;
  /** Milliseconds, by the server's clock. */
  serverTime: number;
};

/** How the socket fared that the browser opened. */
export type SocketOutcome =
  | { kind: 'answered'; milliseconds: number }
  /** It never opened. */
  | { kind: 'failed' }
  /** It opened, and nothing came. */
  | { kind: 'silent' }
  | { kind: 'closed'; code: number };

/** Slower than this, in milliseconds, typing together is felt. */
const slowAfter = 500;

/** Is the page open at the address that sockets and links are made for? */
export function judgeAddress(origin: string, appUrl: string): Finding {
  return origin === appUrl
    ? finding('fine', 'address-fine', { appUrl })
    : finding('wrong', 'address-foreign', { origin, appUrl });
}

/** Does a socket get through to the live engine and back? */
export function judgeSocket(outcome: SocketOutcome): Finding {
  switch (outcome.kind) {
    case 'answered': {
      const milliseconds = Math.round(outcome.milliseconds);
      return milliseconds > slowAfter
        ? finding('caution', 'socket-slow', { milliseconds })
        : finding('fine', 'socket-fine', { milliseconds });
    }
    case 'failed':
      return finding('wrong', 'socket-no-upgrade');
    case 'silent':
      return finding('wrong', 'socket-silent');
    case 'closed':
      break;
  }
  // The codes are those of domain/live/wire.ts.
  if (outcome.code === 4403) return finding('wrong', 'socket-origin');
  if (outcome.code === 4401) return finding('wrong', 'socket-signed-out');
  return finding('wrong', 'socket-closed', { code: String(outcome.code) });
}

/** Does what stands between browser and server pass on what the server has to know? */
export function judgeProxy(seen: SeenRequest | null, appUrl: string): Finding {
  if (!seen) return finding('caution', 'proxy-unknown');
  const wanted = new URL(appUrl);
  if (seen.host !== wanted.host) {
    return finding('wrong', 'proxy-host', { host: seen.host, wanted: wanted.host });
  }
  const scheme = wanted.protocol.slice(0, -1);
  const told = seen.forwardedProto?.split(',')[0]?.trim();
  if (told && told !== scheme) return finding('wrong', 'proxy-scheme', { told, scheme });
  if (seen.forwardedFor !== null) {
    return seen.isTrusted
      ? finding('fine', 'proxy-fine', { address: seen.forwardedFor })
      : finding('wrong', 'proxy-far', { address: seen.directAddress });
  }
  // Encrypted outside and not here: somebody stands in between, and does not say for whom.
  if (scheme === 'https') return finding('wrong', 'proxy-nameless');
  return finding('fine', 'proxy-none');
}

/** Are the cookies as safe as they can be? `visible` is what scripts of the page can read. */
export function judgeCookies(appUrl: string, cookieName: string, visible: string): Finding {
  const isReadable = visible.split(';').some((part) => part.trim().startsWith(`${cookieName}=`));
  if (isReadable) return finding('wrong', 'cookies-readable');
  const { protocol, hostname } = new URL(appUrl);
  if (protocol === 'https:') return finding('fine', 'cookies-fine');
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)
    ? finding('fine', 'cookies-loopback')
    : finding('wrong', 'cookies-open', { appUrl });
}

/** How far clocks may differ, in milliseconds, before times on pages look wrong. */
const clockTolerance = { browser: 5_000, database: 2_000 };

/**
 * Do the three clocks agree? Deadlines are the database's; the browser only counts down.
 *
 * @param ahead by how many milliseconds each is ahead of the server; null: not known
 */
export function judgeClock(ahead: { browser: number | null; database: number | null }): Finding {
  const { browser, database } = ahead;
  if (database !== null && Math.abs(database) > clockTolerance.database) {
    return finding('wrong', 'clock-database', { seconds: inSeconds(database) });
  }
  if (browser === null) return finding('caution', 'clock-unknown');
  if (Math.abs(browser) > clockTolerance.browser) {
    return finding('caution', 'clock-browser', { seconds: inSeconds(browser) });
  }
  return finding('fine', 'clock-fine');
}

function inSeconds(milliseconds: number): number {
  return Math.abs(Math.round(milliseconds / 100) / 10);
}
