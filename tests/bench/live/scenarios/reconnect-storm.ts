import * as Y from 'yjs';
import type { Stage } from '../candidates';
import type { CrowdPlan, Opened } from '../crowd/crowd';
import { table } from '../report';
import {
  against,
  interleaved,
  valuesOf,
  type Figures,
  type Measured,
  type Run,
  type Section,
} from '../run';
import type { Used } from '../servers/measuring';
import { short } from '../statistics';
import { seedFile, writtenText } from '../texts';

type Writer = { client: number; clock: number; acknowledged: number };

const people = 500;
const writers = 20;
const columns = {
  back: 'ms until all are back',
  p99: 'p99 ms',
  cpu: 'processor ms',
  stall: 'longest stall, ms',
  rss: 'most RSS, MB',
  loads: 'loads a document',
  lost: 'letters lost',
  unsaved: 'acknowledged and not stored',
};

/** S4: the server is killed while people type, and all come back in the same instant. */
export async function reconnectStorm(run: Run): Promise<Section> {
  const cookies = await run.database.people(people);
  const text = writtenText(317_000);
  const section: Section = {
    name: 'S4',
    title: 'everybody comes back at once',
    tables: [],
    bars: [],
    notes: [
      `Twenty of 500 people type; the server is killed with -9 and started again; when it listens, all 500 come in the same instant with an empty text, as after a reload, and each gets the whole of 317 KB; writers give what the server lacks. Letters lost are those of the writers of the first document that one who comes a second later is not shown; the peers, which store nothing, get them from their authors.`,
    ],
  };
  for (const count of run.options.quick ? [1] : [1, 100]) {
    const words = count === 1 ? 'one document' : `${count} documents`;
    const measured = await interleaved(run, `S4 ${words}`, seedFile(text), async (stage) => {
      const documents = await run.database.documents(count, { snapshot: text });
      return measureStorm(run, stage, documents, cookies);
    });
    section.tables.push(`**${words}**`, table(measured, columns));
    const ours = run.candidates.find(({ isOurs }) => isOurs)?.name ?? '';
    section.bars.push(...barsOf(words, run, measured, ours));
  }
  return section;
}

async function measureStorm(
  run: Run,
  stage: Stage,
  documents: string[],
  cookies: string[],
): Promise<Figures> {
  const { crowd, plan, candidate } = stage;
  const tabs: CrowdPlan = { ...plan, documents, tabs: people, cookies, atOnce: 20 };
  await crowd.ask('open', tabs);
  await crowd.ask('write', { writers });
  const typing = crowd.ask('type', {
    writers,
    keysPerSecond: 5,
    presencePerSecond: 0,
    seconds: 2,
    patience: 1,
  });
  await pause(1_500);
  await stage.restart();
  await typing;
  const written = await crowd.ask<Writer[]>('written');
  const stored = candidate.isOurs ? await storedClocks(run, documents) : null;
  await stage.server.ask('begin');
  const back = await crowd.ask<Opened>('comeBack');
  const used = await stage.server.ask<Used>('end');
  await pause(1_000);
  const shown = await crowd.ask<Map<number, number>>('look');
  const loads = await stage.server.ask<number>('loads');
  await crowd.ask('close');
  const ofFirst = written.filter((_, place) => place % documents.length === 0);
  return {
    back: back.took,
    p99: back.each.p99,
    cpu: used.cpu,
    stall: used.stall,
    rss: used.rssPeak / 1e6,
    loads: loads / documents.length,
    lost: missing(ofFirst, shown, ({ clock }) => clock),
    unsaved: stored ? missing(written, stored, ({ acknowledged }) => acknowledged) : Number.NaN,
  };
}

/** What PostgreSQL holds of everybody's writing, in all documents. */
async function storedClocks(run: Run, documents: string[]): Promise<Map<number, number>> {
  const clocks = new Map<number, number>();
  for (const id of documents.slice(0, writers)) {
    const doc = new Y.Doc();
    for (const part of await run.database.partsOf(id)) Y.applyUpdate(doc, part);
    for (const client of doc.store.clients.keys())
      clocks.set(client, Y.getState(doc.store, client));
  }
  return clocks;
}

function missing(
  written: readonly Writer[],
  found: ReadonlyMap<number, number>,
  wanted: (writer: Writer) => number,
): number {
  const each = written.map((writer) => wanted(writer) - (found.get(writer.client) ?? 0));
  return each.reduce((sum, letters) => sum + Math.max(0, letters), 0);
}

function barsOf(words: string, run: Run, measured: Measured, ours: string): Section['bars'] {
  const { ours: back, peer } = against(run, measured, 'back');
  const most = (figure: string) => Math.max(...valuesOf(measured, ours, figure));
  const lost = most('lost') + most('unsaved');
  return [
    {
      name: `all 500 are back, ${words} of 317 KB`,
      wanted: '≤ 3,000 ms',
      found: `${short(back)} ms (the better peer: ${short(peer)} ms)`,
      isReached: back <= 3_000,
    },
    {
      name: `loads of a document, ${words}`,
      wanted: '1',
      found: short(most('loads')),
      isReached: most('loads') === 1,
    },
    { name: `letters lost, ${words}`, wanted: '0', found: short(lost), isReached: lost === 0 },
  ];
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
