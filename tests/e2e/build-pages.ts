import { buildIfNeeded } from '@/server/commands/build-if-needed';

/** The pages are built once, before the first test asks for them. */
export default buildIfNeeded;
