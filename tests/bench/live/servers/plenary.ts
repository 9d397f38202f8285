import { createServer } from 'node:http';
import { liveFeatures } from '@/server/live-features';
import { LiveNode } from '@/server/live/live-node';
import { times } from '@/server/live/limits/limits';
import { PostgresBus } from '@/server/live/bus/postgres-bus';
import { UpdateLog } from '@/server/text/update-log';
import { answering } from '../answering';
import { measuring } from './measuring';

// Our live engine as the product runs it: real door, real cookies, PostgreSQL, the bus.
const databaseUrl = process.env.DATABASE_URL ?? '';
const origin = process.env.APP_URL ?? '';
// Only so that a run does not wait so long: texts rest, and are forgotten, sooner.
Object.assign(times, { linger: 500, rest: 500 });

let loads = 0;
// eslint-disable-next-line typescript/unbound-method -- called with its own `this` below
const { readSince } = UpdateLog.prototype;
UpdateLog.prototype.readSince = function counted(documentId, sequence) {
  if (sequence === 0) loads += 1;
  return readSince.call(this, documentId, sequence);
};

const node = new LiveNode({
  databaseUrl,
  bus: new PostgresBus(databaseUrl),
  isOwnOrigin: (asked) => asked === origin,
  features: liveFeatures,
});
const server = createServer();
server.on('upgrade', (request, socket, head) => void node.upgrade(request, socket, head));
server.listen(Number(process.env.BENCH_PORT), '127.0.0.1', () =>
  answering({ ...measuring, documents: () => node.rooms.all().length, loads: () => loads }),
);
