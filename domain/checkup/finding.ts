/** What is checked, in the order in which it is shown. */
export const checks = [
  'address',
  'socket',
  'proxy',
  'cookies',
  'clock',
  'database',
  'bus',
  'mail',
] as const;

export type Check = (typeof checks)[number];

/** `caution`: it works, but not as well as it could, or not for everybody. */
export type FindingState = 'fine' | 'caution' | 'wrong';

/**
 * What was found at a check. `says` names the sentence that tells it and, where
 * something is wrong, what to do; `values` are what is put into it.
 */
export type Finding = {
  check: Check;
  state: FindingState;
  says: FindingName;
  values?: Record<string, string | number>;
};

/** Everything that can be found, by its check. */
export type FindingName =
  | 'address-fine'
  | 'address-foreign'
  | 'socket-fine'
  | 'socket-slow'
  | 'socket-no-upgrade'
  | 'socket-silent'
  | 'socket-origin'
  | 'socket-signed-out'
  | 'socket-closed'
  | 'proxy-none'
  | 'proxy-fine'
  | 'proxy-host'
  | 'proxy-scheme'
  | 'proxy-nameless'
  | 'proxy-far'
  | 'proxy-unknown'
  | 'cookies-fine'
  | 'cookies-loopback'
  | 'cookies-open'
  | 'cookies-readable'
  | 'clock-fine'
  | 'clock-browser'
  | 'clock-database'
  | 'clock-unknown'
  | 'database-fine'
  | 'database-slow'
  | 'database-old'
  | 'database-behind'
  | 'database-away'
  | 'bus-alone'
  | 'bus-fine'
  | 'bus-missing'
  | 'bus-silent'
  | 'mail-fine'
  | 'mail-none'
  | 'mail-refused'
  | 'mail-unknown-host'
  | 'mail-sign-in'
  | 'mail-late'
  | 'mail-other';

export function finding(
  state: FindingState,
  says: FindingName,
  values?: Finding['values'],
): Finding {
  const check = checks.find((name) => says.startsWith(`${name}-`));
  if (!check) throw new RangeError(`${says} belongs to no check.`);
  return values ? { check, state, says, values } : { check, state, says };
}
