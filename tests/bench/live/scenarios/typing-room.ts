import type { Stage } from '../candidates';
import type { CrowdPlan, Typed } from '../crowd/crowd';
import { table } from '../report';
import { against, interleaved, type Bar, type Figures, type Run, type Section } from '../run';
import { short } from '../statistics';
import type { Used } from '../servers/measuring';
import { seedFile, writtenText } from '../texts';

const sizes = [20, 100, 200];
const seconds = 3;
const columns = {
  p50: 'p50 ms',
  p95: 'p95 ms',
  p99: 'p99 ms',
  cpu: 'µs of processor a delivery',
  frames: 'frames out a second',
  durable50: 'durable p50 ms',
  durable99: 'durable p99 ms',
  postgres: 'PostgreSQL µs a delivery',
  lost: 'lost',
};

/** S1: a room in which a fifth type five keys a second, without and with carets. */
export async function typingRoom(run: Run): Promise<Section> {
  const cookies = await run.database.people(Math.max(...sizes));
  const text = writtenText(11_000);
  const section: Section = {
    name: 'S1',
    title: 'a room that types',
    tables: [],
    bars: [],
    notes: [
      'A fifth of the people type five letters a second into one text of 11 KB; with presence each also says once a second where its caret is. A delivery is one letter reaching one other person; propagation is from the key to that moment.',
    ],
  };
  for (const size of run.options.quick ? [200] : sizes) {
    const figures = new Map<boolean, Map<string, Figures[]>>();
    for (const presence of [false, true]) figures.set(presence, new Map());
    await interleaved(run, `S1 ${size}`, seedFile(text), async (stage) => {
      // The crowd writes under the same client ids each time: what is known is not sent on.
      const documents = await run.database.documents(1, { snapshot: text });
      const plain = await measureRoom(run, stage, { size, documents, cookies });
      for (const [presence, measured] of plain) {
        const all = figures.get(presence);
        all?.set(stage.candidate.name, [...(all.get(stage.candidate.name) ?? []), measured]);
      }
      return plain.get(true) ?? {};
    });
    for (const [presence, measured] of figures) {
      const heading = `**${size} people, ${presence ? 'with' : 'without'} presence**`;
      section.tables.push(heading, table(measured, columns));
      if (size === 200) section.bars.push(...barsOf(run, measured, presence));
    }
  }
  return section;
}

async function measureRoom(
  run: Run,
  stage: Stage,
  { size, documents, cookies }: { size: number; documents: string[]; cookies: string[] },
): Promise<Map<boolean, Figures>> {
  const { crowd, plan } = stage;
  const writers = size / 5;
  const tabs: CrowdPlan = { ...plan, documents, tabs: size, cookies, atOnce: 20 };
  await crowd.ask('open', tabs);
  await crowd.ask('write', { writers });
  const measured = new Map<boolean, Figures>();
  for (const presence of [false, true]) {
    const typing = { writers, keysPerSecond: 5, presencePerSecond: presence ? 1 : 0 };
    await crowd.ask('type', { ...typing, seconds: 0.7 });
    measured.set(presence, await measureTyping(run, stage, typing));
  }
  await crowd.ask('close');
  return measured;
}

async function measureTyping(run: Run, stage: Stage, typing: object): Promise<Figures> {
  const { server, crowd, candidate } = stage;
  await server.ask('begin');
  const postgresBefore = run.database.cpu();
  const typed = await crowd.ask<Typed>('type', { ...typing, seconds });
  const used = await server.ask<Used>('end');
  const postgres = run.database.cpu() - postgresBefore;
  return {
    p50: typed.propagation.p50,
    p95: typed.propagation.p95,
    p99: typed.propagation.p99,
    cpu: (used.cpu * 1_000) / typed.delivered,
    frames: typed.frames / seconds,
    durable50: candidate.isOurs ? typed.durable.p50 : Number.NaN,
    durable99: candidate.isOurs ? typed.durable.p99 : Number.NaN,
    postgres: candidate.isOurs ? (postgres * 1_000) / typed.delivered : Number.NaN,
    lost: typed.expected - typed.delivered,
  };
}

function barsOf(run: Run, measured: Map<string, Figures[]>, presence: boolean): Bar[] {
  const durable = against(run, measured, 'durable99').ours;
  const saved: Bar = {
    name: `time to durable, p99, 200 people, ${presence ? 'with' : 'without'} presence`,
    wanted: '≤ 50 ms',
    found: `${short(durable)} ms`,
    isReached: durable <= 50,
    why: 'letters gather for up to 20 ms, and each commit waits for the disk',
  };
  if (!presence) return [saved];
  const cpu = against(run, measured, 'cpu');
  const p99 = against(run, measured, 'p99');
  return [
    {
      name: 'processor per delivered update, 200 people with presence, against the better peer',
      wanted: '≤ 0.5',
      found: `${short(cpu.ratio)} (${short(cpu.ours)} against ${short(cpu.peer)} µs)`,
      isReached: cpu.ratio <= 0.5,
    },
    {
      name: 'p99 of propagation, 200 people with presence, against the better peer',
      wanted: '≤ 1.0',
      found: `${short(p99.ratio)} (${short(p99.ours)} against ${short(p99.peer)} ms)`,
      isReached: p99.ratio <= 1,
    },
    saved,
  ];
}
