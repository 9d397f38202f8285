import { buildIfNeeded } from './build-if-needed';

// `npm start`: builds if anything changed since the last build, then serves. The mode
// must be settled before Next and React are loaded, hence the import at the end.
Object.assign(process.env, { NODE_ENV: 'production' });
await buildIfNeeded();
await import('@/server/main');
