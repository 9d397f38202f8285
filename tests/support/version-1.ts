import { readFileSync } from 'node:fs';
import type * as Y from 'yjs';
import type { Anchor } from '@/domain/comments/anchor';
import type { TextJson } from '@/domain/text/text';
import { database } from '@/server/database/client';
import { storedDoc } from '@/server/text/stored-doc';
import { buildSession } from './builders';
import { buildWriter } from './live';

/** A text as version 1 stored it: tests/fixtures/version-1/README.md. */
export type StoredTree = {
  name: string;
  schemaVersion: number;
  lastSequence: number;
  isSealed: boolean;
  snapshots: { sequence: number; state: string }[];
  updates: { sequence: number; update: string }[];
  authors: { client: number; person: string; from: number; to: number }[];
  threads: { anchor: Anchor; quote: string }[];
  versions: {
    number: number;
    title: string;
    canonical: string;
    sha256: string;
    documentSequence: number;
  }[];
  offline?: { person: string; update: string; words: string };
  expected: {
    text: TextJson;
    clauses: { reference: string; id: string | null }[];
    bare: string;
    written: { words: string; runs: { person: string | null; length: number }[] }[];
  };
};

export function storedTree(name: 'rich' | 'sealed' | 'awkward'): StoredTree {
  return JSON.parse(readFileSync(`tests/fixtures/version-1/${name}.json`, 'utf8')) as StoredTree;
}

export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(base64, 'base64'));
}

/** The document that its rows stand for. */
export function treeDoc({ snapshots, updates }: StoredTree): Y.Doc {
  const newest = snapshots.at(-1);
  const behind = updates.filter(({ sequence }) => sequence > (newest?.sequence ?? 0));
  const parts = [newest?.state ?? '', ...behind.map(({ update }) => update)];
  return storedDoc(parts.map(bytesOf));
}

/** Puts a text of version 1 into the database as it was: its draft, its log, its people, its threads. */
export async function plantTree(stored: StoredTree) {
  const session = await buildSession();
  const people = {
    alice: await buildWriter(session.id, 'chair'),
    bruno: await buildWriter(session.id),
    chiara: await buildWriter(session.id),
  };
  const who = (name: string) => people[name as keyof typeof people];
  const document = await database().document.create({
    data: {
      sessionId: session.id,
      schemaVersion: stored.schemaVersion,
      lastSequence: stored.lastSequence,
      sealedAt: stored.isSealed ? new Date() : null,
      snapshots: {
        create: stored.snapshots.map(({ sequence, state }) => ({
          sequence,
          state: bytesOf(state),
        })),
      },
      updates: {
        create: stored.updates.map(({ sequence, update }) => ({
          sequence,
          update: bytesOf(update),
        })),
      },
      authors: {
        create: stored.authors.map(({ client, person, from, to }) => ({
          clientId: client,
          personId: who(person).person.id,
          clockFrom: from,
          clockTo: to,
        })),
      },
    },
  });
  const draft = await database().draft.create({
    data: {
      sessionId: session.id,
      number: 1,
      kind: 'recommendation',
      title: stored.name,
      status: stored.isSealed ? 'sealed' : 'drafting',
      documentId: document.id,
      createdById: people.alice.participant.id,
      versions: {
        create: stored.versions.map((version) => ({
          ...version,
          documentId: document.id,
          cause: 'sealed',
        })),
      },
      threads: {
        create: stored.threads.map(({ anchor, quote }) => ({
          anchor,
          quote,
          createdById: people.alice.participant.id,
          comments: { create: { authorId: people.alice.participant.id, body: 'Why so?' } },
        })),
      },
    },
  });
  return { session, people, draft, documentId: document.id };
}
