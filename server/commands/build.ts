import { say } from '@/server/say';
import { build, buildIfNeeded } from './build-if-needed';

// `npm run build`: builds the pages; with `--if-needed` only when their sources changed.
const building = process.argv.includes('--if-needed') ? buildIfNeeded() : build();
await building.catch((error: Error) => {
  say(error.message);
  process.exitCode = 1;
});
