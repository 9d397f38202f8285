import { say } from '@/server/say';
import { buildIfNeeded } from './build-if-needed';

// `npm start`: builds if anything changed since the last build, then serves. The mode
// must be settled before Next and React are loaded, hence the import at the end.
Object.assign(process.env, { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' });
await buildIfNeeded().catch((error: Error) => {
  say(error.message);
  process.exit(1);
});
await import('@/server/main');
