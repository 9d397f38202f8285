import { afterAll, beforeAll } from 'vitest';
import { RedisBus } from '@/server/live/bus/redis-bus';
import { describeBus } from '@/tests/support/bus-contract';
import { startRedis, type TestRedis } from '@/tests/support/redis';

const channel = 'plenary:live:of-the-tests';
let redis: TestRedis;

beforeAll(async () => {
  redis = await startRedis();
});

afterAll(async () => {
  await redis.stop();
});

describeBus('Redis', {
  target: () => ({ port: redis.port }),
  open: (port) => new RedisBus(`redis://127.0.0.1:${port}`, channel),
  shout: async (payload) => void (await redis.command('PUBLISH', channel, payload)),
});
