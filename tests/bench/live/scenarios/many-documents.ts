import type { Stage } from '../candidates';
import type { CrowdPlan } from '../crowd/crowd';
import { table } from '../report';
import { against, interleaved, type Figures, type Run, type Section } from '../run';
import type { Memory } from '../servers/measuring';
import { short } from '../statistics';
import { seedFile, writtenText } from '../texts';

const loads = [
  { documents: 1_000, bytes: 11_000, words: '1,000 documents of 11 KB' },
  { documents: 5_000, bytes: 11_000, words: '5,000 documents of 11 KB' },
  { documents: 100, bytes: 1_000_000, words: '100 documents of 1 MB' },
];
const columns = {
  rss: 'RSS a document, KB',
  heap: 'heap a document, KB',
  external: 'outside the heap, KB',
  opened: 'ms to open one',
  left: 'documents left after closing',
  kept: 'heap kept after closing, MB',
};

/** S2: many documents open, each with one reader, and nobody writes. */
export async function manyDocuments(run: Run): Promise<Section> {
  const cookies = await run.database.people(100);
  const section: Section = {
    name: 'S2',
    title: 'many documents, nobody writes',
    tables: [],
    bars: [],
    notes: [
      'Each document has one reader; memory is what the server has more than before it was asked for the first, after a full collection. Ours gives up what only writers need after half a minute (half a second in this run, so that it ends).',
    ],
  };
  for (const load of run.options.quick ? loads.slice(0, 1) : loads) {
    const text = writtenText(load.bytes);
    const documents = await run.database.documents(load.documents, { snapshot: text });
    const measured = await interleaved(run, `S2 ${load.words}`, seedFile(text), (stage) =>
      measureMemory(stage, documents, cookies),
    );
    section.tables.push(`**${load.words}**`, table(measured, columns));
    const rss = against(run, measured, 'rss');
    section.bars.push({
      name: `RSS of an idle document, ${load.words}, against the better peer`,
      wanted: '≤ 0.5',
      found: `${short(rss.ratio)} (${short(rss.ours)} against ${short(rss.peer)} KB)`,
      isReached: rss.ratio <= 0.5,
    });
  }
  return section;
}

async function measureMemory(
  { server, crowd, plan }: Stage,
  documents: string[],
  cookies: string[],
): Promise<Figures> {
  const tabs: CrowdPlan = { ...plan, documents, tabs: documents.length, cookies, atOnce: 50 };
  // What a server loads on its first visitors belongs to none of the documents.
  await crowd.ask('open', { ...tabs, tabs: 20 });
  await crowd.ask('close');
  await pause(1_500);
  const before = await server.ask<Memory>('memory');
  const { took } = await crowd.ask<{ took: number }>('open', tabs);
  await pause(1_500);
  const open = await server.ask<Memory>('memory');
  await crowd.ask('close');
  await pause(1_500);
  const after = await server.ask<Memory>('memory');
  const each = (one: number, other: number) => (one - other) / documents.length / 1_000;
  return {
    rss: each(open.rss, before.rss),
    heap: each(open.heap, before.heap),
    external: each(open.external, before.external),
    opened: took / documents.length,
    left: await server.ask<number>('documents'),
    kept: (after.heap - before.heap) / 1e6,
  };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
