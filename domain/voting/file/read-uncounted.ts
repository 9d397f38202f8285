import type { Fault } from '@/domain/voting/fault';
import { isObject, shown, textAt } from '@/domain/voting/json-faults';
import type { RollEntry } from '@/domain/voting/rules/rule';
import {
  isSilenceLongEnough,
  silenceHoursMin,
  type Objection,
  type SilenceProcedure,
} from '@/domain/voting/heard/without-a-vote';

/**
 * Reads who objected, when, and whether they withdrew it [V34, V35]. Who is not on the
 * roll, or has no vote, cannot object; what it says beside that is left alone.
 */
export function readObjections(
  json: unknown,
  roll: readonly RollEntry[],
  faults: Fault[],
): readonly Objection[] {
  const entitledOf = new Map(roll.map(({ id, entitled }) => [id, entitled]));
  return readList(json, 'objections', faults, (entry, at) => {
    const { by, withdrawnAt } = entry;
    const raisedAt = readInstant(entry['at'], `${at}.at`, faults);
    faults.push(...objectorFaults(by, entitledOf, `${at}.by`));
    const objection = { by: String(by), at: raisedAt };
    return withdrawnAt === undefined
      ? objection
      : { ...objection, withdrawnAt: readInstant(withdrawnAt, `${at}.withdrawnAt`, faults) };
  });
}

function objectorFaults(
  by: unknown,
  entitledOf: ReadonlyMap<string, boolean>,
  at: string,
): readonly Fault[] {
  const wrong = textAt(by, at);
  if (wrong.length > 0 || typeof by !== 'string') return wrong;
  const entitled = entitledOf.get(by);
  if (entitled === true) return [];
  return [{ code: entitled === false ? 'not-entitled' : 'unknown-voter', at, found: by }];
}

/** Reads a silence procedure: its deadlines, who was told, and who objected [V35]. */
export function readSilence(
  json: Record<string, unknown>,
  roll: readonly RollEntry[],
  faults: Fault[],
): SilenceProcedure {
  const startedAt = readInstant(json['startedAt'], 'startedAt', faults);
  const deadlineAt = readInstant(json['deadlineAt'], 'deadlineAt', faults);
  if (faults.length === 0 && !isSilenceLongEnough({ startedAt, deadlineAt })) {
    const expected = String(silenceHoursMin);
    faults.push({ code: 'silence-too-short', at: 'deadlineAt', expected });
  }
  return {
    startedAt,
    deadlineAt,
    extensions: readList(json['extensions'], 'extensions', faults, (entry, at) => {
      return {
        grantedAt: readInstant(entry['grantedAt'], `${at}.grantedAt`, faults),
        deadlineAt: readInstant(entry['deadlineAt'], `${at}.deadlineAt`, faults),
      };
    }),
    members: roll.filter(({ entitled }) => entitled).map(({ id }) => id),
    notifiedAt: readNotified(json['notified'], roll, faults),
    objections: readObjections(json['objections'], roll, faults),
  };
}

function readNotified(
  json: unknown,
  roll: readonly RollEntry[],
  faults: Fault[],
): Readonly<Record<string, number>> {
  if (!isObject(json)) {
    faults.push({ code: json === undefined ? 'missing' : 'not-an-object', at: 'notified' });
    return {};
  }
  const known = new Set(roll.map(({ id }) => id));
  const read = Object.entries(json).map(([member, instant]) => {
    const at = `notified.${member}`;
    if (!known.has(member)) faults.push({ code: 'unknown-voter', at, found: member });
    return [member, readInstant(instant, at, faults)] as const;
  });
  return Object.fromEntries(read);
}

function readList<Entry>(
  json: unknown,
  at: string,
  faults: Fault[],
  read: (entry: Record<string, unknown>, at: string) => Entry,
): readonly Entry[] {
  if (!Array.isArray(json)) {
    faults.push({ code: json === undefined ? 'missing' : 'not-a-list', at });
    return [];
  }
  return json.flatMap((entry: unknown, index) => {
    const place = `${at}[${index}]`;
    if (isObject(entry)) return [read(entry, place)];
    faults.push({ code: 'not-an-object', at: place });
    return [];
  });
}

const iso = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/;

/** An instant, ISO 8601 in UTC, as milliseconds. */
export function readInstant(value: unknown, at: string, faults: Fault[]): number {
  const read = typeof value === 'string' && iso.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(read)) {
    faults.push(
      value === undefined
        ? { code: 'missing', at }
        : { code: 'not-an-instant', at, found: shown(value) },
    );
  }
  return read;
}
