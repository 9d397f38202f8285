import type { Stage } from '../candidates';
import type { CrowdPlan, Typed } from '../crowd/crowd';
import { table } from '../report';
import { against, interleaved, type Figures, type Run, type Section } from '../run';
import { short } from '../statistics';
import type { Used } from '../servers/measuring';
import { seedFile, writtenText } from '../texts';

const sizes = [50, 500];
const writers = 20;
const columns = {
  rate: 'deliveries a second',
  p99: 'p99 ms, awake',
  frames: 'frames out',
  cpu: 'processor ms',
  rss: 'RSS grown, MB',
  lost: 'lost',
};

/** S5: bursts of 3,000 updates to many, of whom some do not read. */
export async function fanOut(run: Run): Promise<Section> {
  const cookies = await run.database.people(Math.max(...sizes));
  const text = writtenText(11_000);
  const section: Section = {
    name: 'S5',
    title: 'a burst to many, some asleep',
    tables: [],
    bars: [],
    notes: [
      `Twenty people send 3,000 letters in one go, after twenty others sent some to warm the server up; five in a hundred of the receivers have stopped reading. RSS is the most during the burst, over what it was before.`,
    ],
  };
  for (const size of run.options.quick ? [50] : sizes) {
    const measured = await interleaved(run, `S5 ${size}`, seedFile(text), async (stage) => {
      // The crowd writes under the same client ids each time: what is known is not sent on.
      const documents = await run.database.documents(1, { snapshot: text });
      return measureBurst(stage, { size, documents, cookies });
    });
    section.tables.push(`**${size} people**`, table(measured, columns));
    const rate = against(run, measured, 'rate', 'most');
    const grown = against(run, measured, 'rss');
    section.bars.push(
      {
        name: `deliveries a second, ${size} people, against the better peer`,
        wanted: '≥ 3',
        found: `${short(rate.ratio)} (${short(rate.ours)} against ${short(rate.peer)})`,
        isReached: rate.ratio >= 3,
        why: 'a burst is over in the time of a few commits, and ours waits for the disk at each',
      },
      {
        name: `RSS bounded, ${size} people`,
        wanted: '≤ 100 MB',
        found: `${short(grown.ours)} MB (the better peer: ${short(grown.peer)} MB)`,
        isReached: grown.ours <= 100,
      },
    );
  }
  return section;
}

async function measureBurst(
  stage: Stage,
  { size, documents, cookies }: { size: number; documents: string[]; cookies: string[] },
): Promise<Figures> {
  const { server, crowd, plan } = stage;
  const tabs: CrowdPlan = { ...plan, documents, tabs: size, cookies, atOnce: 20 };
  await crowd.ask('open', tabs);
  await crowd.ask('write', { writers: writers * 2 });
  await crowd.ask('burst', { writers, updates: 50_000 / size, after: writers });
  await crowd.ask('sleep', { asleep: Math.round(size / 20) });
  await server.ask('begin');
  const { rss } = await server.ask<Used>('end');
  await server.ask('begin');
  const typed = await crowd.ask<Typed>('burst', { writers, updates: 3_000, after: 0 });
  const used = await server.ask<Used>('end');
  await crowd.ask('close');
  return {
    rate: (typed.delivered / typed.took) * 1_000,
    p99: typed.propagation.p99,
    frames: typed.frames,
    cpu: used.cpu,
    rss: (used.rssPeak - rss) / 1e6,
    lost: typed.expected - typed.delivered,
  };
}
