import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { accept, refuse, type Result } from '@/domain/result';
import type { CountRefusal } from '@/domain/voting/counting';
import type { Decision } from '@/domain/voting/heard/without-a-vote';
import { log } from '@/server/log';
import { processWide } from '@/server/process-wide';
import type { CountReply } from './counting-worker';

type Limits = {
  /** So long one count may take once its thread runs. */
  seconds: number;
  /** So much memory one count may take. */
  megabytes: number;
  /** So many are counted at the same time; the others wait. */
  threads: number;
};

const usualLimits: Limits = { seconds: 5, megabytes: 256, threads: 2 };
/** So long a thread may take to be there; it reads the code of the count. */
const startSeconds = 20;

type Job = { file: object; done: (result: Result<Decision, CountRefusal>) => void };

/**
 * Counts votes in threads of their own, so that no count, however long, holds up anybody
 * else: past its time or memory the thread is ended and the count is refused in words.
 */
export class CountingDesk {
  private readonly idle: Worker[] = [];
  private readonly waiting: Job[] = [];
  private busy = 0;

  constructor(private readonly limits: Limits = usualLimits) {}

  /**
   * Counts the file of a vote [V18].
   *
   * @param file as `exportVote` writes it
   */
  async count(file: object): Promise<Result<Decision, CountRefusal>> {
    return new Promise((done) => {
      this.waiting.push({ file, done });
      this.takeNext();
    });
  }

  /** Starts a thread before anybody needs it. */
  warm(): void {
    if (this.idle.length === 0) this.idle.push(this.start());
  }

  /** Ends the threads that have nothing to do. */
  async close(): Promise<void> {
    await Promise.all(this.idle.splice(0).map(async (worker) => worker.terminate()));
  }

  private takeNext(): void {
    if (this.busy >= this.limits.threads) return;
    const job = this.waiting.shift();
    if (!job) return;
    this.busy += 1;
    const worker = this.idle.pop() ?? this.start();
    this.run(worker, job);
  }

  private run(worker: Worker, { file, done }: Job): void {
    worker.ref();
    const end = (result: Result<Decision, CountRefusal>, isSound: boolean) => {
      clearTimeout(timer);
      worker.off('message', hear).off('error', fail).off('exit', fail);
      this.putBack(worker, isSound);
      done(result);
    };
    const stop = () => end(refuse('count-over-limit'), false);
    let timer = setTimeout(stop, startSeconds * 1000);
    const hear = (reply: CountReply) => {
      if (reply.kind === 'begun') {
        clearTimeout(timer);
        timer = setTimeout(stop, this.limits.seconds * 1000);
      } else end(resultOf(reply), true);
    };
    const fail = (error: (Error & { code?: string }) | number) => {
      const isMemory = typeof error !== 'number' && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      end(refuse(isMemory ? 'count-over-limit' : 'count-faulty'), false);
    };
    worker.on('message', hear).on('error', fail).on('exit', fail);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    worker.postMessage(file);
  }

  private start(): Worker {
    const worker = startWorker(this.limits);
    worker.on('error', (error) => log.error({ error }, 'a thread that counts votes ended'));
    worker.on('exit', () => {
      const at = this.idle.indexOf(worker);
      if (at >= 0) this.idle.splice(at, 1);
    });
    return worker;
  }

  private putBack(worker: Worker, isSound: boolean): void {
    this.busy -= 1;
    worker.unref();
    if (isSound && this.idle.length === 0) this.idle.push(worker);
    else void worker.terminate();
    this.takeNext();
  }
}

function resultOf(reply: Exclude<CountReply, { kind: 'begun' }>): Result<Decision, CountRefusal> {
  if (reply.kind === 'counted') return accept(reply.verdict);
  log.error({ fault: reply.fault }, 'what is stored of a vote may not be counted');
  return refuse('count-faulty');
}

/**
 * A thread knows no TypeScript of its own, nor does Next bundle one for the pages: it
 * learns to read the code as it is in the tree, whoever starts it.
 */
function startWorker({ megabytes }: Limits): Worker {
  const code = pathToFileURL(resolve('server/voting/counting/counting-worker.ts')).href;
  const start = `import('tsx/esm/api').then(({ register }) => {
    register();
    return import(${JSON.stringify(code)});
  });`;
  const worker = new Worker(start, {
    eval: true,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  });
  worker.unref();
  return worker;
}

/** The one counting desk of this process. */
export function countingDesk(): CountingDesk {
  return processWide('counting-desk', () => new CountingDesk());
}
