import { afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { buildIfNeeded } from '@/server/commands/build-if-needed';
import { until } from '@/tests/support/live';
import { startPlenary, type Plenary } from '@/tests/support/process';
import { startRedis, type TestRedis } from '@/tests/support/redis';

let redis: TestRedis | null = null;
const processes: Plenary[] = [];

// The first to ask for the pages waits until they are built.
beforeAll(buildIfNeeded, 600_000);

afterEach(async () => {
  await Promise.all(processes.splice(0).map((plenary) => plenary.stop()));
  await redis?.stop();
  redis = null;
});

/** A whole Plenary on the run's PostgreSQL, with metrics at a port of their own. */
async function start(redisUrl: string): Promise<() => Promise<string>> {
  const plenary = await startPlenary({
    env: {
      DATABASE_URL: inject('postgres'),
      REDIS_URL: redisUrl,
      PLENARY_METRICS_PORT: '0',
      LOG_LEVEL: 'info',
    },
  });
  processes.push(plenary);
  const port = /"metricsPort":(\d+)/.exec(plenary.said())?.[1];
  return async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
}

const valueOf = (metrics: string, name: string) =>
  Number(
    metrics
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.split(' ')[1],
  );

describe('a process with REDIS_URL', () => {
  it('rings over Redis, says so to Prometheus, and goes on without', async () => {
    redis = await startRedis();
    const scrape = await start(redis.url);
    const healthy = async () => valueOf(await scrape(), 'plenary_live_bus_healthy');
    await until('healthy', async () => (await healthy()) === 1);
    const [channel, ...others] = (await redis.command('PUBSUB', 'CHANNELS')) as string[];
    expect(channel).toMatch(/^plenary:live:[0-9a-f]{16}$/);
    expect(others).toEqual([]);
    expect(valueOf(await scrape(), 'plenary_live_documents')).toBe(0);
    expect(await scrape()).toContain('nodejs_eventloop_lag_p99_seconds');

    await redis.kill();
    await until('noticed', async () => (await healthy()) === 0);
    const ready = await fetch(`${processes[0]?.url}/readyz`);
    expect(ready.status).toBe(200);
    await redis.start();
    await until('healthy again', async () => (await healthy()) === 1);
    expect(await redis.command('DBSIZE')).toBe(0);
  });

  it('starts while Redis is away, and ends in order', async () => {
    redis = await startRedis();
    await redis.kill();
    const scrape = await start(redis.url);
    expect(valueOf(await scrape(), 'plenary_live_bus_healthy')).toBe(0);
    expect(await processes.splice(0)[0]?.stop()).toBe(0);
  });
});
