import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { environment } from '@/server/environment';
import { openMetricsPort } from '@/server/http/metrics';
import { answerRequest } from '@/server/http/requests';
import { log } from '@/server/log';
import {
  buildLiveDraft,
  buildWriter,
  openTab,
  startNode,
  until,
  untilSaved,
  untilSynced,
  write,
} from '@/tests/support/live';
import { figure } from '@/tests/support/metrics';

const token = 'a token of the tests';
let server: Server;
let url: string;
let close: () => Promise<void> = async () => undefined;

beforeEach(async () => {
  const pages = {
    answer: async (_request: unknown, response: ServerResponse) => {
      response.writeHead(404).end('Next says no');
    },
    upgrade: async () => undefined,
    close: async () => undefined,
  };
  server = createServer((request, response) =>
    answerRequest({ phase: 'ready', pages }, request, response),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  Object.assign(environment(), { metricsPort: null, metricsToken: null });
  await close();
  close = async () => undefined;
  await new Promise((resolve) => server.close(resolve));
});

const scrape = (from: string, shown?: string) =>
  fetch(`${from}/metrics`, { headers: shown ? { authorization: `Bearer ${shown}` } : {} });

/** Opens the port of its own and tells its address. */
async function openPort(): Promise<string> {
  const said = vi.spyOn(log, 'info').mockReturnValue(undefined);
  environment().metricsPort = 0;
  close = await openMetricsPort();
  const [fields] = said.mock.calls.at(-1) ?? [];
  said.mockRestore();
  return `http://127.0.0.1:${(fields as { metricsPort: number }).metricsPort}`;
}

describe('/metrics', () => {
  it('does not exist where nobody asked for it', async () => {
    expect((await scrape(url)).status).toBe(404);
  });

  it('is told at the port of the pages to whoever shows the token', async () => {
    environment().metricsToken = token;
    expect((await scrape(url)).status).toBe(401);
    expect((await scrape(url, 'another')).status).toBe(401);
    const answer = await scrape(url, token);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('text/plain; version=0.0.4');
    expect(await answer.text()).toContain('nodejs_eventloop_lag_p99_seconds');
  });

  it('is told at a port of its own, and nothing else is', async () => {
    const own = await openPort();
    expect((await scrape(own)).status).toBe(200);
    expect((await fetch(`${own}/sign-in`)).status).toBe(404);
    expect((await scrape(url)).status).toBe(404);
  });

  it('asks for the token there as well, if there is one', async () => {
    environment().metricsToken = token;
    const own = await openPort();
    expect((await scrape(own)).status).toBe(401);
    expect((await scrape(own, token)).status).toBe(200);
  });
});

describe('the figures of the live engine', () => {
  it('follow what people do', async () => {
    const { documentId, session } = await buildLiveDraft();
    const ana = await buildWriter(session.id);
    const node = await startNode();
    const before = await figure('plenary_live_updates_total', { stage: 'committed' });
    const tab = openTab(node.url, documentId, ana.cookie);
    await untilSynced(tab);
    for (let number = 0; number < 5; number += 1) write(tab, `${number}`);
    await untilSaved(tab);

    expect(await figure('plenary_live_documents')).toBe(1);
    expect(await figure('plenary_live_connections', { kind: 'document' })).toBe(1);
    expect(await figure('plenary_live_unsaved_documents')).toBe(0);
    const committed = await figure('plenary_live_updates_total', { stage: 'committed' });
    expect(committed - before).toBeGreaterThanOrEqual(5);
    expect(await figure('plenary_live_acknowledgement_seconds_count')).toBeGreaterThanOrEqual(5);
    expect(await figure('plenary_live_commit_updates_count')).toBeGreaterThanOrEqual(1);
    expect(await figure('plenary_live_bytes_total', { direction: 'in' })).toBeGreaterThan(100);
    expect(await figure('plenary_live_bytes_total', { direction: 'out' })).toBeGreaterThan(100);
    await until('the bus is heard', async () => (await figure('plenary_live_bus_healthy')) === 1);

    tab.destroy();
    await until('gone', async () => (await figure('plenary_live_connections')) === 0);
    await node.stop();
    expect(await figure('plenary_live_documents')).toBe(0);
  });

  it('count whom the door turns away, by the reason', async () => {
    const { documentId } = await buildLiveDraft();
    const stranger = await buildWriter((await buildLiveDraft()).session.id);
    const node = await startNode();
    const labels = { what: 'socket', reason: 'not-found' };
    const before = await figure('plenary_live_refused_total', labels);
    const tab = openTab(node.url, documentId, stranger.cookie);
    await until('turned away', () => tab.getState().closed === 'not-found');
    expect(await figure('plenary_live_refused_total', labels)).toBe(before + 1);
    tab.destroy();
    await node.stop();
  });
});
