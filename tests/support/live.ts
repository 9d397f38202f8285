import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { DocumentConnection } from '@/components/live/document-connection';
import { schemaVersion } from '@/domain/text/schema-version';
import type { TextJson } from '@/domain/text/text';
import type { Role } from '@/domain/sessions/roles';
import { startSignIn } from '@/server/auth/sign-in';
import { database, inTransaction } from '@/server/database/client';
import type { Bus } from '@/server/live/bus/bus';
import { createDocument } from '@/server/text/documents';
import { environment } from '@/server/environment';
import { liveFeatures } from '@/server/live-features';
import { LiveNode } from '@/server/live/live-node';
import { PostgresBus } from '@/server/live/bus/postgres-bus';
import { buildParticipant, buildSession } from './builders';
import { addBlock, linesIn } from './sequence';

const origin = 'http://plenary.test';

/** One live node behind a real HTTP server on a free port. */
export type TestNode = { node: LiveNode; url: string; stop: () => Promise<boolean> };

/** Starts a node on the worker's database; several of them are several processes to each other. */
export async function startNode(bus?: Bus): Promise<TestNode> {
  const { databaseUrl } = environment();
  const node = new LiveNode({
    databaseUrl,
    bus: bus ?? new PostgresBus(databaseUrl),
    isOwnOrigin: (asked) => asked === origin,
    features: liveFeatures,
  });
  const server: Server = createServer();
  server.on('upgrade', (request, socket, head) => void node.upgrade(request, socket, head));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stop = async () => {
    const isSaved = await node.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    return isSaved;
  };
  return { node, url, stop };
}

/** A session with a draft that says `words`, and its chair. */
export async function buildLiveDraft(words = 'Recalling') {
  const session = await buildSession();
  const chair = await buildParticipant(session.id, 'chair');
  const documentId = await inTransaction((transaction) =>
    createDocument(transaction, session.id, paragraph(words)),
  );
  const draft = await database().draft.create({
    data: {
      sessionId: session.id,
      number: 1,
      kind: 'recommendation',
      title: 'A draft',
      documentId,
      createdById: chair.id,
    },
  });
  return { session, chair, draft, documentId };
}

/** A participant of the session with a sign-in: what a browser tab needs. */
export async function buildWriter(sessionId: string, role: Role = 'delegate') {
  const participant = await buildParticipant(sessionId, role);
  return { participant, person: participant.person, cookie: await cookieOf(participant.personId) };
}

export async function cookieOf(personId: string): Promise<string> {
  const { cookieName, cookieValue } = await startSignIn(personId);
  return `${cookieName}=${cookieValue}`;
}

/** The browser's WebSocket, with the cookie and the origin a browser would send. */
export function browserSocket(cookie: string, from = origin): typeof globalThis.WebSocket {
  return class BrowserSocket extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols, { headers: { cookie, origin: from } });
    }
  } as unknown as typeof globalThis.WebSocket;
}

/** A tab with the document open, through y-websocket's own provider. */
export function openTab(
  url: string,
  documentId: string,
  cookie: string,
  options: { schema?: number; personId?: string } = {},
): DocumentConnection {
  return new DocumentConnection({
    serverUrl: url,
    documentId,
    schemaVersion: options.schema ?? schemaVersion,
    personId: options.personId,
    socketClass: browserSocket(cookie),
  });
}

/** Returns when the condition holds; looks again whenever the tab or the clock moves. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`Waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export const untilSynced = (tab: DocumentConnection) =>
  until('the text arrives', () => tab.getState().synced && tab.getState().seated !== null);

export const untilSaved = (tab: DocumentConnection) =>
  until('the tab says saved', () => tab.getState().saveState.kind === 'saved');

/** Adds a paragraph at the end, as the editor would. */
export function write(tab: { doc: Y.Doc }, words: string): void {
  addBlock(tab.doc, words);
}

/** All words of a text, a line for each paragraph. */
export function wordsOf(doc: Y.Doc): string[] {
  return linesIn(doc);
}

export function paragraph(words: string): TextJson {
  return {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
  };
}

/** A socket that says whatever bytes it likes. */
export async function openRaw(url: string, documentId: string, cookie: string) {
  const Socket = browserSocket(cookie);
  const socket = new Socket(
    `${url}/live/documents/${documentId}?schema=${schemaVersion}`,
  ) as unknown as WebSocket;
  let closedWith: number | null = null;
  socket.on('close', (code) => (closedWith = code));
  socket.on('error', () => undefined);
  await until('the handshake', () => socket.readyState === socket.OPEN);
  return { socket, closedWith: () => closedWith, send: (bytes: Uint8Array) => socket.send(bytes) };
}

/** A bus that is down: nothing is sent, nothing is heard. */
export const brokenBus: Bus = {
  start: () => undefined,
  publish: () => undefined,
  isHealthy: false,
  hasPeers: true,
  close: async () => undefined,
};

/** An update by a client id, made in a document of its own. */
export function updateBy(
  clientId: number,
  make: (doc: Y.Doc) => void,
  on?: Uint8Array,
): Uint8Array {
  const doc = new Y.Doc();
  if (on) Y.applyUpdate(doc, on);
  doc.clientID = clientId;
  const before = Y.encodeStateVector(doc);
  make(doc);
  return Y.encodeStateAsUpdate(doc, before);
}
