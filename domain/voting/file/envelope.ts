import type { Fault } from '@/domain/voting/fault';
import { isObject, oneOf, textAt } from '@/domain/voting/json-faults';
import { secrecies, type Secrecy } from '@/domain/voting/terms';
import { wholeFaults } from './read-ballots';
import { readInstant } from './read-uncounted';

/**
 * Which vote a file is of, beside what is counted [V18]. Instants are ISO 8601 in UTC;
 * `closesAt` is the deadline, where there was one.
 */
export type Envelope = {
  readonly id: string;
  readonly number: number;
  readonly openedAt: string;
  readonly closesAt: string | null;
  readonly closedAt: string;
  readonly secrecy: Secrecy;
  /** What wrote the file. */
  readonly software: { readonly name: string; readonly version: string };
};

/** What is wrong with what a file of the second version says of its vote. */
export function envelopeFaults(json: Record<string, unknown>): readonly Fault[] {
  const faults: Fault[] = [
    ...textAt(json['id'], 'id'),
    ...wholeFaults(json['number'], 'number', 1),
    ...oneOf(json['secrecy'], secrecies, 'secrecy'),
    ...softwareFaults(json['software']),
  ];
  const openedAt = readInstant(json['openedAt'], 'openedAt', faults);
  const closedAt = readInstant(json['closedAt'], 'closedAt', faults);
  if (json['closesAt'] !== null) readInstant(json['closesAt'], 'closesAt', faults);
  if (closedAt < openedAt) {
    const [found, expected] = [String(json['closedAt']), String(json['openedAt'])];
    faults.push({ code: 'closed-before-opened', at: 'closedAt', found, expected });
  }
  return faults;
}

function softwareFaults(software: unknown): readonly Fault[] {
  if (!isObject(software)) return [{ code: 'not-an-object', at: 'software' }];
  return [
    ...textAt(software['name'], 'software.name'),
    ...textAt(software['version'], 'software.version'),
  ];
}
