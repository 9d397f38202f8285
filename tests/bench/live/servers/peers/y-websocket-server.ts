import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { docs, setPersistence, setupWSConnection } from '@y/websocket-server/utils';
import { WebSocketServer } from 'ws';
import * as Y from 'yjs';
import { answering } from '../../answering';
import { measuring } from '../measuring';

// @y/websocket-server as it comes: stores nothing, lets everybody in, opens what it is given.
const seed = process.env.BENCH_SEED ? readFileSync(process.env.BENCH_SEED) : null;
let loads = 0;
setPersistence({
  provider: null,
  bindState: (_name: string, document: Y.Doc) => {
    loads += 1;
    if (seed) Y.applyUpdate(document, seed);
  },
  writeState: async () => undefined,
});
const sockets = new WebSocketServer({ noServer: true });
sockets.on('connection', setupWSConnection);
const server = createServer();
server.on('upgrade', (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (opened) => {
    sockets.emit('connection', opened, request);
  });
});
server.listen(Number(process.env.BENCH_PORT), '127.0.0.1', () =>
  answering({ ...measuring, documents: () => docs.size, loads: () => loads }),
);
