/** What is known of one limit: what holds without a setting, what may be set, and why it is there. */
type LimitTerms = { otherwise: number; least: number; most: number; about: string };

const KiB = 1024;
const MiB = 1024 * KiB;

/**
 * What one connection, document or node may ask of the server. Each is a setting, read
 * through `limits.ts`; where the numbers come from is in docs/live-engine.md.
 */
export const limitTerms = {
  frameBytesMax: {
    otherwise: 2 * MiB,
    least: 64 * KiB,
    most: 64 * MiB,
    about: 'The longest message a tab may send, in bytes. A longer one closes its socket.',
  },
  updateBytesMax: {
    otherwise: 256 * KiB,
    least: KiB,
    most: 16 * MiB,
    about: 'The largest single change of a text, in bytes.',
  },
  awarenessBytesMax: {
    otherwise: 4 * KiB,
    least: 256,
    most: 64 * KiB,
    about: 'The largest presence (caret and name) a tab may tell, in bytes.',
  },
  awarenessPerSecond: {
    otherwise: 10,
    least: 1,
    most: 1_000,
    about: 'How often a second a tab’s presence is passed on; only the newest is kept.',
  },
  messagesPerSecond: {
    otherwise: 60,
    least: 5,
    most: 10_000,
    about: 'Messages a second from one tab. Whoever sends more is read more slowly.',
  },
  bytesPerSecond: {
    otherwise: 256 * KiB,
    least: 4 * KiB,
    most: 64 * MiB,
    about: 'Bytes a second from one tab. Whoever sends more is read more slowly.',
  },
  newClientsMax: {
    otherwise: 3,
    least: 1,
    most: 1_000,
    about: 'New Yjs client ids one connection may bring; each costs every later reader time.',
  },
  returningClientsMax: {
    otherwise: 20,
    least: 1,
    most: 10_000,
    about: 'New Yjs client ids in a tab’s first answer: one for each tab closed while offline.',
  },
  structLengthMax: {
    otherwise: 1_000_000,
    least: 1_000,
    most: 100_000_000,
    about: 'The longest unbroken piece of text in a change; an honest one is a paste.',
  },
  waitingBytesMax: {
    otherwise: 64 * KiB,
    least: KiB,
    most: 16 * MiB,
    about: 'Bytes of changes that wait for what they build on, for one connection.',
  },
  waitingUpdatesMax: {
    otherwise: 100,
    least: 1,
    most: 10_000,
    about: 'Changes that wait for what they build on, for one connection.',
  },
  documentBytesMax: {
    otherwise: 5 * MiB,
    least: 64 * KiB,
    most: 256 * MiB,
    about: 'The largest text with its history, in bytes as Yjs encodes it.',
  },
  batchUpdatesMax: {
    otherwise: 2_000,
    least: 1,
    most: 10_000,
    about: 'The most changes one commit takes; the rest go into the next.',
  },
  batchBytesMax: {
    otherwise: MiB,
    least: KiB,
    most: 64 * MiB,
    about: 'The most bytes of changes one commit takes; the rest go into the next.',
  },
  bufferedSoftBytes: {
    otherwise: MiB,
    least: 16 * KiB,
    most: 256 * MiB,
    about: 'Bytes waiting for a slow reader above which it gets no more presence.',
  },
  bufferedHardBytes: {
    otherwise: 8 * MiB,
    least: 64 * KiB,
    most: 1024 * MiB,
    about: 'Bytes waiting for a slow reader above which its socket is closed.',
  },
  snapshotRows: {
    otherwise: 500,
    least: 1,
    most: 100_000,
    about: 'Rows of a document’s log after which a snapshot is added and the log trimmed.',
  },
  snapshotBytes: {
    otherwise: 256 * KiB,
    least: KiB,
    most: 64 * MiB,
    about: 'Bytes of a document’s log after which a snapshot is added and the log trimmed.',
  },
  snapshotsKept: {
    otherwise: 3,
    least: 1,
    most: 1_000,
    about: 'How many snapshots of a document are kept.',
  },
  socketsPerPerson: {
    otherwise: 60,
    least: 2,
    most: 10_000,
    about: 'Sockets of one person on this process. A draft takes two, other pages one.',
  },
  socketsPerDocument: {
    otherwise: 1_000,
    least: 1,
    most: 100_000,
    about: 'Sockets at one document on this process.',
  },
  socketsPerNode: {
    otherwise: 5_000,
    least: 1,
    most: 1_000_000,
    about: 'Sockets of this process, all together.',
  },
  topicsPerSocket: {
    otherwise: 200,
    least: 10,
    most: 10_000,
    about: 'Live facts one page may watch.',
  },
} as const satisfies Record<string, LimitTerms>;

export type LimitName = keyof typeof limitTerms;
export type Limits = Record<LimitName, number>;

/** The setting of a limit: `PLENARY_LIVE_FRAME_BYTES_MAX` for `frameBytesMax`. */
export function limitSetting(name: string): string {
  return `PLENARY_LIVE_${name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}
