import { readFileSync } from 'node:fs';
import { Server } from '@hocuspocus/server';
import * as Y from 'yjs';
import { answering } from '../../answering';
import { measuring } from '../measuring';

// Hocuspocus as it comes: stores nothing, lets everybody in, opens what it is given.
const seed = process.env.BENCH_SEED ? readFileSync(process.env.BENCH_SEED) : null;
let loads = 0;
const server = new Server({
  port: Number(process.env.BENCH_PORT),
  address: '127.0.0.1',
  quiet: true,
  stopOnSignals: false,
  onLoadDocument: async ({ document }) => {
    loads += 1;
    if (seed) Y.applyUpdate(document, seed);
  },
});
await server.listen();
answering({
  ...measuring,
  documents: () => server.hocuspocus.getDocumentsCount(),
  loads: () => loads,
});
