import type { Stage } from '../candidates';
import type { CrowdPlan, Opened } from '../crowd/crowd';
import type { Stored } from '../database';
import { table } from '../report';
import { against, interleaved, type Bar, type Figures, type Run, type Section } from '../run';
import type { Used } from '../servers/measuring';
import { short } from '../statistics';
import { randomLetters, seedFile, tracedWriting, writtenText } from '../texts';

const columns = {
  opened: 'ms to SyncStep2',
  stall: 'longest stall, ms',
  cpu: 'processor ms',
  rss: 'most RSS, MB',
};

/** S3: the first who opens a document that the server does not have in memory. */
export async function coldOpen(run: Run): Promise<Section> {
  const [cookie = ''] = await run.database.people(1);
  const section: Section = {
    name: 'S3',
    title: 'the first to open a document',
    tables: [],
    bars: [],
    notes: [
      'The server runs and has shown another document before. Ours reads a log of many rows from PostgreSQL; the peers are given the whole state in one piece from a file, as their database extensions keep it.',
    ],
  };
  for (const { words, stored, state } of storedTexts(run)) {
    const documents = await run.database.documents(run.options.repeat, stored);
    const other = await run.database.documents(1, { snapshot: writtenText(11_000) });
    const measured = await interleaved(run, `S3 ${words}`, seedFile(state), (stage) =>
      measureOpening(stage, [documents[0] ?? '', other[0] ?? ''], cookie),
    );
    section.tables.push(`**${words}**`, table(measured, columns));
    section.bars.push(
      ...barsOf(words, against(run, measured, 'opened').ours, against(run, measured, 'stall').ours),
    );
  }
  if (!run.options.traces) {
    section.notes.push('The trace of a real paper was not run: give `--traces FOLDER`.');
  }
  return section;
}

function storedTexts(run: Run): { words: string; stored: Stored; state: Uint8Array }[] {
  const megabyte = writtenText(1_000_000, 1);
  const letters = randomLetters(megabyte, 500);
  const random = {
    words: '1 MB written at random places, a snapshot and 500 rows',
    stored: { snapshot: megabyte, updates: letters.updates.slice(0, 500) },
    state: letters.state,
  };
  if (!run.options.traces) return [random];
  const acts = 100_000;
  const paper = tracedWriting(run.options.traces, acts);
  const traced = {
    words: `the automerge paper, ${acts.toLocaleString('en')} rows`,
    stored: { updates: paper.updates },
    state: paper.state,
  };
  return [traced, random];
}

async function measureOpening(
  { server, crowd, plan, candidate }: Stage,
  [document, other]: [string, string],
  cookie: string,
): Promise<Figures> {
  const tab: CrowdPlan = { ...plan, documents: [other], tabs: 1, cookies: [cookie], atOnce: 1 };
  // The peers open every document with the same state, so another one would warm them up.
  if (candidate.isOurs) await crowd.ask('open', tab);
  await server.ask('memory');
  await server.ask('begin');
  const { took } = await crowd.ask<Opened>('open', { ...tab, documents: [document] });
  const used = await server.ask<Used>('end');
  return { opened: took, stall: used.stall, cpu: used.cpu, rss: used.rssPeak / 1e6 };
}

function barsOf(words: string, opened: number, stall: number): Bar[] {
  return [
    {
      name: `time to SyncStep2, ${words}`,
      wanted: '< 400 ms',
      found: `${short(opened)} ms`,
      isReached: opened < 400,
      why: 'half is PostgreSQL and its driver, half Yjs; our own logs are trimmed at 500 rows',
    },
    {
      name: `longest stall, ${words}`,
      wanted: '< 150 ms',
      found: `${short(stall)} ms`,
      isReached: stall < 150,
    },
  ];
}
