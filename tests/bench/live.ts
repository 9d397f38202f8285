import { candidates } from './live/candidates';
import { startDatabase } from './live/database';
import { readOptions } from './live/options';
import { installPeers } from './live/peers';
import { writeSections, written } from './live/report';
import type { Run, Section } from './live/run';
import { coldOpen } from './live/scenarios/cold-open';
import { fanOut } from './live/scenarios/fan-out';
import { manyDocuments } from './live/scenarios/many-documents';
import { reconnectStorm } from './live/scenarios/reconnect-storm';
import { typingRoom } from './live/scenarios/typing-room';

/**
 * `npm run bench`: the live engine and its peers in one run, and docs/performance.md
 * written anew. What it takes: `-- [S1 …] [--repeat n] [--quick] [--traces folder]`.
 */
const scenarios: Record<string, (run: Run) => Promise<Section>> = {
  S1: typingRoom,
  S2: manyDocuments,
  S3: coldOpen,
  S4: reconnectStorm,
  S5: fanOut,
};

const options = readOptions(process.argv.slice(2));
installPeers();
const database = await startDatabase();
const sections: Section[] = [];
try {
  const chosen = candidates.filter(
    ({ name }) =>
      options.candidates.length === 0 ||
      options.candidates.some((word) => name.toLowerCase().includes(word)),
  );
  const run: Run = { options, database, candidates: chosen };
  for (const name of options.scenarios) {
    const section = await scenarios[name]?.(run);
    if (!section) continue;
    console.log(`\n${written(section)}\n`);
    sections.push(section);
  }
} finally {
  await database.end();
}
if (options.write) writeSections(sections, options.repeat);
