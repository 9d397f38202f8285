import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { CloseReason } from '@/domain/live/wire';
import type { LimitName } from './limits/limit-settings';

/** What is asked of a node only when somebody scrapes. */
export type NodeFigures = {
  documents: number;
  documentSockets: number;
  topicsSockets: number;
  /** Changes accepted and not committed yet, and in how many documents. */
  queuedChanges: number;
  unsavedDocuments: number;
  busHealthy: boolean;
};

/** Everything this process tells about itself at `/metrics`. */
export const registry = new Registry();
collectDefaultMetrics({ register: registry });

const nodes = new Set<() => NodeFigures>();
const registers = [registry];

/** Lets a node be asked at every scrape; call what is returned when it ends. */
export function observeNode(figures: () => NodeFigures): () => void {
  nodes.add(figures);
  return () => nodes.delete(figures);
}

function gauge(name: string, help: string, read: (figures: NodeFigures) => number): void {
  const collect = function collect(this: Gauge) {
    this.set([...nodes].reduce((sum, figures) => sum + read(figures()), 0));
  };
  // It registers itself; nothing else ever asks for it.
  void new Gauge({ name, help, registers, collect });
}

gauge('plenary_live_documents', 'Documents open on this node.', (node) => node.documents);
gauge('plenary_live_queued_changes', 'Changes that wait for their commit.', (n) => n.queuedChanges);
gauge(
  'plenary_live_unsaved_documents',
  'Open documents with changes that are not committed yet.',
  (node) => node.unsavedDocuments,
);
gauge('plenary_live_bus_healthy', '1 if the bus between the nodes works.', (node) =>
  Number(node.busHealthy),
);

void new Gauge({
  name: 'plenary_live_connections',
  help: 'Sockets open on this node.',
  labelNames: ['kind'],
  registers,
  collect() {
    const figures = [...nodes].map((read) => read());
    const sum = (key: 'documentSockets' | 'topicsSockets') =>
      figures.reduce((total, node) => total + node[key], 0);
    this.set({ kind: 'document' }, sum('documentSockets'));
    this.set({ kind: 'topics' }, sum('topicsSockets'));
  },
});

// prom-client takes some five microseconds for one addition: what is counted for every
// frame and receiver is a plain number, which it reads when it is asked.
const busiest = { received: 0, committed: 0, bytesIn: 0, bytesOut: 0 };

void new Counter({
  name: 'plenary_live_updates_total',
  help: 'Changes of texts that tabs sent, and those that are committed.',
  labelNames: ['stage'],
  registers,
  collect() {
    this.reset();
    this.inc({ stage: 'received' }, busiest.received);
    this.inc({ stage: 'committed' }, busiest.committed);
  },
});

void new Counter({
  name: 'plenary_live_bytes_total',
  help: 'Bytes of messages over document sockets.',
  labelNames: ['direction'],
  registers,
  collect() {
    this.reset();
    this.inc({ direction: 'in' }, busiest.bytesIn);
    this.inc({ direction: 'out' }, busiest.bytesOut);
  },
});

const acknowledgement = new Histogram({
  name: 'plenary_live_acknowledgement_seconds',
  help: 'From the arrival of a change to its acknowledgement, in seconds.',
  buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30],
  registers,
});

const batch = new Histogram({
  name: 'plenary_live_commit_updates',
  help: 'Changes in one commit.',
  buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500],
  registers,
});

const refused = new Counter({
  name: 'plenary_live_refused_total',
  help: 'Changes refused and sockets closed by the server, by the reason the tab was told.',
  labelNames: ['what', 'reason'],
  registers,
});

const limitReached = new Counter({
  name: 'plenary_live_limit_reached_total',
  help: 'How often a limit of the live engine was reached.',
  labelNames: ['limit'],
  registers,
});

const hints = { sent: 0, heard: 0, dropped: 0 };

void new Counter({
  name: 'plenary_live_bus_messages_total',
  help: 'Hints between nodes: sent, heard, and dropped before they were sent.',
  labelNames: ['stage'],
  registers,
  collect() {
    this.reset();
    for (const [stage, messages] of Object.entries(hints)) this.inc({ stage }, messages);
  },
});

/** What the engine counts, at the few places where it happens. */
export const count = {
  received: () => (busiest.received += 1),
  /** @param startedAt by `performance.now()`, when the change arrived */
  acknowledged: (startedAt: number) =>
    acknowledgement.observe((performance.now() - startedAt) / 1_000),
  committed(changes: number): void {
    busiest.committed += changes;
    batch.observe(changes);
  },
  bytesIn: (length: number) => (busiest.bytesIn += length),
  bytesOut: (length: number) => (busiest.bytesOut += length),
  refused: (what: 'change' | 'socket', reason: CloseReason) => refused.inc({ what, reason }),
  limitReached: (limit: LimitName) => limitReached.inc({ limit }),
  hints: (stage: keyof typeof hints, messages: number) => (hints[stage] += messages),
};
