import { afterAll, beforeAll } from 'vitest';
import { RedisBus } from '@/server/live/bus/redis-bus';
import { startRedis, type TestRedis } from '@/tests/support/redis';
import { describeRoundRobin } from '@/tests/support/round-robin';

const channel = 'plenary:live:round-robin';
let redis: TestRedis;

beforeAll(async () => {
  redis = await startRedis();
});

afterAll(async () => {
  await redis.stop();
});

describeRoundRobin('Redis', {
  env: () => ({ REDIS_URL: redis.url, REDIS_CHANNEL: channel }),
  bus: () => new RedisBus(redis.url, channel),
});
