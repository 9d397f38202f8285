import { monitorEventLoopDelay } from 'node:perf_hooks';

/** What a server used between `begin` and `end`; times in milliseconds, memory in bytes. */
export type Used = { cpu: number; stall: number; rssPeak: number; rss: number };

/** What a server holds at this moment, after a full collection, in bytes. */
export type Memory = { rss: number; heap: number; external: number };

const delays = monitorEventLoopDelay({ resolution: 10 });
delays.enable();
let cpu = process.cpuUsage();
let rssPeak = 0;
const look = () => (rssPeak = Math.max(rssPeak, process.memoryUsage.rss()));
setInterval(look, 100).unref();

/** The questions every server answers about itself. */
export const measuring = {
  begin: () => {
    delays.reset();
    rssPeak = 0;
    cpu = process.cpuUsage();
  },
  end: (): Used => {
    const { user, system } = process.cpuUsage(cpu);
    look();
    const rss = process.memoryUsage.rss();
    return { cpu: (user + system) / 1_000, stall: delays.max / 1e6, rssPeak, rss };
  },
  memory: async (): Promise<Memory> => {
    for (let round = 0; round < 2; round += 1) {
      global.gc?.();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const { rss, heapUsed, external } = process.memoryUsage();
    return { rss, heap: heapUsed, external };
  },
};
