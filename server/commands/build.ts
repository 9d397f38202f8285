import { say } from '@/server/say';
import { build } from './build-if-needed';

// `npm run build`: builds the pages, whether or not anything changed.
await build().catch((error: Error) => {
  say(error.message);
  process.exitCode = 1;
});
