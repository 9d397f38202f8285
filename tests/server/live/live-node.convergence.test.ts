// @vitest-environment happy-dom
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Deliberation } from '@/tests/support/convergence/deliberation';
import { anyOperations, type Operation } from '@/tests/support/convergence/operations';
import { startNode, type TestNode } from '@/tests/support/live';

// Many runs: FUZZ_RUNS=500 npm run test:server -- convergence, or npm run faults -- fuzz.
const runs = Number(process.env.FUZZ_RUNS ?? 12);
const seed = Number(process.env.FAULTS_SEED ?? Date.now() % 2 ** 31);

let nodes: TestNode[] = [];

/** What Yjs and the editor catch and print: an editor that failed to show a change lies in wait. */
const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined);

beforeAll(async () => {
  nodes = [await startNode(), await startNode()];
});

afterAll(async () => {
  for (const node of nodes) await node.stop();
});

describe('three editors, a passive replica and a late joiner, on two nodes', () => {
  it(
    `have the server's text in the end, whatever is done in whatever order (seed ${seed})`,
    { timeout: 60_000 + runs * 15_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(anyOperations, async (operations: Operation[]) => {
          const deliberation = await Deliberation.begin(nodes);
          try {
            for (const operation of operations) await deliberation.act(operation);
            const texts = await deliberation.settle();
            expect(new Set(texts.values()).size, [...texts].join('\n')).toBe(1);
            expect(printed.mock.calls).toEqual([]);
          } finally {
            await deliberation.end();
          }
        }),
        { numRuns: runs, seed, endOnFailure: true },
      );
    },
  );
});
