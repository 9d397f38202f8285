import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Another process of the run, which answers questions (answering.ts is its side). */
export type Child = {
  pid: number;
  ask: <Answer>(question: string, given?: unknown) => Promise<Answer>;
  /** kill -9, and wait until it is gone. */
  kill: () => Promise<void>;
};

type Waiting = { resolve: (answer: never) => void; reject: (error: Error) => void };

/** Starts a TypeScript file in a process of its own and waits until it is ready to answer. */
export async function startChild(
  file: string,
  environment: Record<string, string> = {},
): Promise<Child> {
  const child = fork(file, {
    execArgv: ['--expose-gc', ...profiling(file), '--import', 'tsx'],
    env: { ...process.env, ...environment },
    serialization: 'advanced',
  });
  const ended = once(child, 'exit').then(() => null);
  const ready = await Promise.race([once(child, 'message'), ended]);
  if (!ready) throw new Error(`${file} ended before it was ready.`);
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  child.on('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`${file} ended with ${code}.`));
  });
  child.on('message', (message: { id: number; answer?: unknown; error?: string }) => {
    const question = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error === undefined) question?.resolve(message.answer as never);
    else question?.reject(new Error(`${file}: ${message.error}`));
  });
  return {
    pid: child.pid ?? 0,
    ask: (question, given) =>
      new Promise((resolve, reject) => {
        asked += 1;
        waiting.set(asked, { resolve, reject });
        child.send({ id: asked, question, given });
      }),
    kill: () => kill(child, waiting),
  };
}

async function kill(child: ChildProcess, waiting: Map<number, Waiting>): Promise<void> {
  waiting.clear();
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  // A profile is written when the process ends by itself.
  if (process.env.BENCH_PROFILE) child.disconnect();
  else child.kill('SIGKILL');
  await ended;
}

/** With BENCH_PROFILE=<folder> every server leaves a processor profile there. */
function profiling(file: string): string[] {
  const folder = process.env.BENCH_PROFILE;
  return folder && file.includes('/servers/') ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : [];
}
