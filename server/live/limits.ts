/**
 * What one connection, document or node may ask of the server. Where each number comes
 * from is in docs/live-engine.md; sizes are in bytes, times in milliseconds.
 */
export const limits = {
  /** ws closes a socket that sends a longer frame. */
  frameBytesMax: 2 * 1024 * 1024,
  updateBytesMax: 256 * 1024,
  awarenessBytesMax: 4 * 1024,
  awarenessPerSecond: 10,
  messagesPerSecond: 60,
  bytesPerSecond: 256 * 1024,
  /** New Yjs client ids a connection may bring. Each costs every later reader time. */
  newClientsMax: 3,
  /** Those that a tab may bring in its first answer: one for each tab closed offline. */
  returningClientsMax: 20,
  /** The longest single struct; an honest one is a paste. */
  structLengthMax: 1_000_000,
  /** Updates that wait for what they build on, for one connection. */
  waitingBytesMax: 64 * 1024,
  documentBytesMax: 5 * 1024 * 1024,
  /** What one commit takes from the queue at most. */
  batchUpdatesMax: 500,
  batchBytesMax: 1024 * 1024,
  /** Above this a receiver gets no more presence; above the other it is closed. */
  bufferedSoftBytes: 1024 * 1024,
  bufferedHardBytes: 8 * 1024 * 1024,
  /** A snapshot is written when the log behind the last one is this long. */
  snapshotRows: 500,
  snapshotBytes: 256 * 1024,
  snapshotsKept: 3,
  socketsPerPerson: 60,
  socketsPerDocument: 1_000,
  socketsPerNode: 5_000,
  topicsPerSocket: 200,
} as const;

/** When things happen, in milliseconds. */
export const times = {
  presenceGather: 20,
  heartbeat: 20_000,
  /** A room without anybody stays open this long, for those who only reload. */
  linger: 10_000,
  /** How often a node looks for what the bus did not tell. */
  lookAround: 10_000,
  lookAroundWithoutBus: 1_000,
  /** Presence from another node that was not renewed is forgotten. */
  presenceForgotten: 45_000,
  commitRetryMin: 100,
  commitRetryMax: 2_000,
  closing: 10_000,
} as const;
