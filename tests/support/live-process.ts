import { RedisBus } from '@/server/live/bus/redis-bus';
import { startNode } from './live';

// A live node in a process of its own, to be killed. Tells its address on standard output.
const { REDIS_URL, REDIS_CHANNEL = 'plenary:live:of-the-tests' } = process.env;
const { url } = await startNode(REDIS_URL ? new RedisBus(REDIS_URL, REDIS_CHANNEL) : undefined);
process.stdout.write(`${url}\n`);
