import { outliveNobody } from '@/server/outlive-nobody';
import { say } from '@/server/say';
import { buildIfNeeded } from './build-if-needed';

// `npm start`: builds if anything changed since the last build, then serves. The mode
// must be settled before Next and React are loaded, hence the import at the end.
Object.assign(process.env, { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' });
// Until the server itself listens to signals: a build is broken off, nothing is saved yet.
const unwatch = outliveNobody(() => process.exit(1));
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, endNow);
await buildIfNeeded().catch((error: Error) => {
  say(error.message);
  process.exit(1);
});
unwatch();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.off(signal, endNow);
await import('@/server/main');

function endNow(): never {
  process.exit(130);
}
