import { build } from './build-if-needed';

// `npm run build`: builds the pages, whether or not anything changed.
await build();
