import { startNode } from './live';

// A live node in a process of its own, to be killed. Tells its address on standard output.
const { url } = await startNode();
process.stdout.write(`${url}\n`);
