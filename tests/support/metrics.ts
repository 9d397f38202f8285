import { registry } from '@/server/live/metrics';

/** What a scrape would tell now: the sum of a metric's values with these labels. */
export async function figure(name: string, labels: Record<string, string> = {}): Promise<number> {
  const told = await registry.metrics();
  const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  return told
    .split('\n')
    .filter((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`))
    .filter((line) => wanted.every((label) => line.includes(label)))
    .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}
